package main

// #include <stdlib.h>
import "C"

import (
	"fmt"
	"log"
	"net/http"
	"os"
	"strings"
)

func main() {
	word := "hello"
	if file, err := os.ReadFile("/etc/greeter/word"); err == nil {
		word = strings.TrimSpace(string(file))
	}
	http.HandleFunc("/", func(writer http.ResponseWriter, request *http.Request) {
		fmt.Fprintf(writer, "%s, %d\n", word, int(C.abs(-7)))
	})
	log.Fatal(http.ListenAndServe(":8080", nil))
}
