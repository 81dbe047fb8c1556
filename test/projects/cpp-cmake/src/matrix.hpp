#pragma once

#include <istream>
#include <vector>

using Matrix = std::vector<std::vector<double>>;

Matrix read(std::istream &in);
double determinant(Matrix matrix);
