#include "roman.h"

#include <stdio.h>
#include <string.h>

static const struct {
  int value;
  const char *numeral;
} STEPS[] = {{1000, "M"}, {900, "CM"}, {500, "D"}, {400, "CD"}, {100, "C"}, {90, "XC"}, {50, "L"},
             {40, "XL"},  {10, "X"},   {9, "IX"},  {5, "V"},    {4, "IV"},  {1, "I"}};

void roman_write(int number, char *text, size_t size) {
  text[0] = '\0';
  for (size_t i = 0; i < sizeof STEPS / sizeof *STEPS; i++) {
    while (number >= STEPS[i].value) {
      strncat(text, STEPS[i].numeral, size - strlen(text) - 1);
      number -= STEPS[i].value;
    }
  }
}
