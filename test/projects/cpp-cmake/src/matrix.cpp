#include "matrix.hpp"

#include <sstream>
#include <stdexcept>
#include <string>

Matrix read(std::istream &in) {
  Matrix matrix;
  for (std::string line; std::getline(in, line);) {
    std::istringstream numbers(line);
    auto &row = matrix.emplace_back();
    for (double number; numbers >> number;) row.push_back(number);
  }
  for (const auto &row : matrix)
    if (row.size() != matrix.size()) throw std::invalid_argument("not a square matrix");
  return matrix;
}

double determinant(Matrix matrix) {
  double product = 1;
  for (std::size_t i = 0; i < matrix.size(); i++) {
    std::size_t pivot = i;
    while (pivot < matrix.size() && matrix[pivot][i] == 0) pivot++;
    if (pivot == matrix.size()) return 0;
    if (pivot != i) {
      std::swap(matrix[pivot], matrix[i]);
      product = -product;
    }
    product *= matrix[i][i];
    for (std::size_t j = i + 1; j < matrix.size(); j++) {
      const double factor = matrix[j][i] / matrix[i][i];
      for (std::size_t k = i; k < matrix.size(); k++) matrix[j][k] -= factor * matrix[i][k];
    }
  }
  return product;
}
