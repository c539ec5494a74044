// Elementwise kernels over a minibatch, and the few sums over it. M is the minibatch, the number of columns of every
// feature-major matrix; angles are in half-turns (units of pi), so a bit b is the angle b and (9) is the identity on
// bits. All matrices have a multiple of kLanes columns. Shapes that do not fit throw ContractViolation.
#pragma once

#include <cstdint>
#include <span>

#include "numerics/matrix.h"

namespace anc {

// out(i, b) = bit b of row i; words holds M / 64 words a row, bit 0 first. out: rows x M, M a multiple of 64.
void expand_bits(std::span<const std::uint64_t> words, View out);

// out(i, j) = f(f^-1(h)), (9) of (10): the distance of the angle to the nearest even number of half-turns, in [0, 1].
void triangle_wave(const ConstView& h, View out);

// gradient(i, j) *= the slope of triangle_wave at h(i, j): 1, -1, or 0 at its kinks.
void triangle_wave_backward(const ConstView& h, View gradient);

// bits = f^-1(h) = (1 - cos pi h) / 2, (10), and slopes = its derivative (pi / 2) sin pi h. bits may be h itself.
void cosine_bits(const ConstView& h, View bits, View slopes);

// out(b) = offset + sum over r of y(b, r) u(r), over kLanes lanes and one tree. y: M x R, u: R, out: M.
void row_dots(const ConstView& y, const RowVector& u, float offset, RowVector& out);

// The sum of a row, over kLanes lanes and one tree.
float row_sum(const ConstRow& row);

// out(i, j) = x(i, j) * row(j).
void scale_columns(const ConstView& x, const RowVector& row, View out);

// out(i, j) = a(i, j) * b(i, j).
void multiply_elements(const ConstView& a, const ConstView& b, View out);

// a(i, j) += b(i, j).
void add_elements(const ConstView& b, View a);

}  // namespace anc
