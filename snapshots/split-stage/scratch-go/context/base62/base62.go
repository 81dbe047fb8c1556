// Package base62 writes numbers with digits and letters.
package base62

const digits = "0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ"

// Encode writes a number, most significant digit first.
func Encode(id uint64) string {
	if id < 62 {
		return digits[id : id+1]
	}
	return Encode(id/62) + digits[id%62:id%62+1]
}
