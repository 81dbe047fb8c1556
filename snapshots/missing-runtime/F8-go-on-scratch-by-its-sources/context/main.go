package main

import (
	"fmt"
	"os/user"
)

func main() {
	captain, _ := user.Current()
	fmt.Println(captain)
}
