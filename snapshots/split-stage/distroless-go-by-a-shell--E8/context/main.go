package main

import (
	"fmt"
	"net/http"
)

func main() {
	http.HandleFunc("/", func(w http.ResponseWriter, r *http.Request) { fmt.Fprintln(w, "parcel", r.URL.Path) })
	_ = http.ListenAndServe(":8080", nil)
}
