#include <stdio.h>

int main(void)
{
    return puts("high at noon") < 0;
}
