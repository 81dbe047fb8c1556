#include <arpa/inet.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <unistd.h>

static void stop(int signal) {
  (void)signal;
  _exit(0);
}

/* Answers every request with its own first line. */
int main(int argc, char **argv) {
  struct sockaddr_in address = {.sin_family = AF_INET, .sin_port = htons(argc > 1 ? atoi(argv[1]) : 80)};
  int on = 1, listener = socket(AF_INET, SOCK_STREAM, 0);
  signal(SIGTERM, stop);
  setsockopt(listener, SOL_SOCKET, SO_REUSEADDR, &on, sizeof on);
  if (bind(listener, (struct sockaddr *)&address, sizeof address) < 0 || listen(listener, 16) < 0) {
    perror("tinyd");
    return 1;
  }
  for (;;) {
    char request[2048], answer[4096];
    int client = accept(listener, NULL, NULL);
    ssize_t length = read(client, request, sizeof request - 1);
    if (length <= 0) {
      close(client);
      continue;
    }
    request[length] = '\0';
    request[strcspn(request, "\r\n")] = '\0';
    int size = snprintf(answer, sizeof answer, "HTTP/1.0 200 OK\r\nContent-Length: %zu\r\n\r\n%s\n",
                        strlen(request) + 1, request);
    if (write(client, answer, size) < 0) perror("tinyd");
    close(client);
  }
}
