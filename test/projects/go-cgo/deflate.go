package main

// #cgo LDFLAGS: -lz
// #include <stdlib.h>
// #include <zlib.h>
import "C"

import "unsafe"

// Deflated gives how many bytes a text takes once zlib has compressed it.
func Deflated(text string) int {
	source := C.CString(text)
	defer C.free(unsafe.Pointer(source))
	size := C.compressBound(C.uLong(len(text)))
	target := C.malloc(C.size_t(size))
	defer C.free(target)
	C.compress((*C.Bytef)(target), &size, (*C.Bytef)(unsafe.Pointer(source)), C.uLong(len(text)))
	return int(size)
}
