package main

import (
	"fmt"
	"log"
	"net/http"
	"time"
)

func main() {
	http.HandleFunc("/", func(writer http.ResponseWriter, request *http.Request) {
		zone, err := time.LoadLocation(request.URL.Query().Get("zone"))
		if err != nil {
			http.Error(writer, "no such zone", http.StatusNotFound)
			return
		}
		fmt.Fprintln(writer, time.Unix(0, 0).In(zone).Format("2006-01-02 15:04 MST"))
	})
	log.Fatal(http.ListenAndServe(":8080", nil))
}
