#include "matrix.hpp"

#include <exception>
#include <fstream>
#include <iostream>

int main(int argc, char **argv) {
  if (argc != 2) {
    std::cerr << "usage: matrix FILE\n";
    return 2;
  }
  try {
    std::ifstream file(argv[1]);
    std::cout << "determinant " << determinant(read(file)) << '\n';
  } catch (const std::exception &problem) {
    std::cerr << problem.what() << '\n';
    return 1;
  }
}
