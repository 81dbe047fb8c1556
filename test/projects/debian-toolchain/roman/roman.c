#include <roman.h>
#include <stdio.h>
#include <stdlib.h>

int main(int argc, char **argv) {
  for (int i = 1; i < argc; i++) {
    char text[32];
    roman_write(atoi(argv[i]), text, sizeof text);
    printf("%s %s\n", argv[i], text);
  }
  return argc > 1 ? 0 : 2;
}
