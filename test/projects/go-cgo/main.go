package main

import (
	"fmt"
	"log"
	"net/http"
	"os"
	"strings"
)

func main() {
	http.HandleFunc("/", func(writer http.ResponseWriter, request *http.Request) {
		text := strings.Repeat(request.URL.Path[1:], 1000)
		fmt.Fprintf(writer, "%d -> %d\n", len(text), Deflated(text))
	})
	log.Fatal(http.ListenAndServe(os.Getenv("ADDRESS"), nil))
}
