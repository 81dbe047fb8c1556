package main

import (
	"bufio"
	"flag"
	"fmt"
	"log"
	"net"
	"strings"
)

// A server small enough to do without net/http.
func main() {
	port := flag.Int("port", 80, "where to listen")
	flag.Parse()
	listener, err := net.Listen("tcp", fmt.Sprintf(":%d", *port))
	if err != nil {
		log.Fatal(err)
	}
	for {
		connection, err := listener.Accept()
		if err != nil {
			log.Fatal(err)
		}
		go answer(connection)
	}
}

func answer(connection net.Conn) {
	defer connection.Close()
	first := ""
	for lines := bufio.NewScanner(connection); lines.Scan() && lines.Text() != ""; {
		if first == "" {
			first = lines.Text()
		}
	}
	body := "andante\n"
	if strings.Contains(first, "/fast") {
		body = "presto\n"
	}
	fmt.Fprintf(connection, "HTTP/1.1 200 OK\r\nConnection: close\r\nContent-Length: %d\r\n\r\n%s", len(body), body)
}
