#ifndef ROMAN_H
#define ROMAN_H

#include <stddef.h>

/* Writes a number between 1 and 3999 as a Roman numeral. */
void roman_write(int number, char *text, size_t size);

#endif
