#include <stdio.h>

int main(void) {
  for (int n = 2; n < 20; n++) printf("%d\n", n);
  return 0;
}
