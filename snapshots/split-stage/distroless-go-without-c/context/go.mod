module example.com/parcels

go 1.24

require (
	github.com/gorilla/mux v1.8.1
	golang.org/x/net v0.30.0 // indirect
)
