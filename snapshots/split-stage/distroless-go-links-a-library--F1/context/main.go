package main

// #cgo LDFLAGS: -lzstd
// unsigned ZSTD_versionNumber(void);
import "C"

import "fmt"

func main() { fmt.Println(C.ZSTD_versionNumber()) }
