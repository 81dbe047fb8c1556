#include <fstream>
#include <iostream>

int main(int, char **words) {
  std::ifstream file(words[1]);
  double first = 0;
  file >> first;
  std::cout << first << "\n";
}
