console.log("ebb");
