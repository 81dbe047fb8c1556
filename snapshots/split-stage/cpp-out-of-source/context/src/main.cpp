#include <openssl/ssl.h>
int main() { return SSL_library_init(); }
