package main

import (
	"fmt"
	"log"
	"net/http"

	"example.com/shortener/base62"
)

func main() {
	http.HandleFunc("/code/", func(writer http.ResponseWriter, request *http.Request) {
		var id uint64
		if _, err := fmt.Sscan(request.URL.Path[len("/code/"):], &id); err != nil {
			http.Error(writer, "not a number", http.StatusBadRequest)
			return
		}
		fmt.Fprintln(writer, base62.Encode(id))
	})
	log.Println("listening on :8080")
	log.Fatal(http.ListenAndServe(":8080", nil))
}
