package main

import (
	"database/sql"
	"fmt"

	_ "github.com/mattn/go-sqlite3"
)

func main() {
	notes, err := sql.Open("sqlite3", "/var/lib/notes/notes.db")
	fmt.Println(notes != nil, err)
}
