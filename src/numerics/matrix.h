// The matrix vocabulary. Eigen stores and views; it never multiplies or sums on the contract path, because its products
// differ in bits between instruction sets (see product.h).
#pragma once

#include <Eigen/Core>

namespace anc {

using Index = Eigen::Index;

// Row-major float storage. On the contract path the number of columns is a multiple of kLanes, padding being zero.
using Matrix = Eigen::Matrix<float, Eigen::Dynamic, Eigen::Dynamic, Eigen::RowMajor>;
using RowVector = Eigen::Matrix<float, 1, Eigen::Dynamic>;
using ConstView = Eigen::Ref<const Matrix, 0, Eigen::OuterStride<>>;
using View = Eigen::Ref<Matrix, 0, Eigen::OuterStride<>>;
using ConstRow = Eigen::Ref<const RowVector>;

// The virtual vector width of the contract: sums over a row use this many lanes and one fixed tree on every machine.
inline constexpr Index kLanes = 16;

constexpr Index padded(Index columns) { return (columns + kLanes - 1) / kLanes * kLanes; }

}  // namespace anc
