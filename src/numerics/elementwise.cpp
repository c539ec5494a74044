#include "numerics/elementwise.h"

#include <cstring>

#undef HWY_TARGET_INCLUDE
#define HWY_TARGET_INCLUDE "numerics/elementwise.cpp"
#include <hwy/foreach_target.h>

#include "numerics/vector-inl.h"

HWY_BEFORE_NAMESPACE();
namespace anc {
namespace HWY_NAMESPACE {

// Example b of a word is its bit b: kWidth bits make a mask, the mask ones and zeros.
void expand(const std::uint64_t* word, Index rows, Index columns, Index stride, float* out) {
  const Vec one = constant(1.0f);
  for (; rows > 0; --rows, out += stride) {
    for (Index j = 0; j < columns; j += 64, ++word) {
#pragma GCC unroll 16
      for (Index shift = 0; shift < 64; shift += kWidth) {
        const std::uint64_t bits = *word >> shift;
        std::uint8_t bytes[8];
        std::memcpy(bytes, &bits, sizeof bytes);
        store(hn::IfThenElseZero(hn::LoadMaskBits(Lanes(), bytes), one), out + j + shift);
      }
    }
  }
}

void triangle(const ConstView& h, View out) {
  map_vectors([](Vec x) HWY_ATTR { return hn::Abs(wrapped_half_turns(x)); }, out, h);
}

void triangle_backward(const ConstView& h, View gradient) {
  const Vec zero = constant(0.0f), one = constant(1.0f);
  const auto slope = [&](Vec x, Vec g) HWY_ATTR {
    const Vec angle = wrapped_half_turns(x);
    const Vec size = hn::Abs(angle);
    const auto kink = hn::Or(hn::Eq(size, zero), hn::Eq(size, one));
    return hn::IfThenElse(kink, zero, hn::Mul(hn::CopySign(one, angle), g));
  };
  map_vectors(slope, gradient, h, gradient);
}

void cosine(const ConstView& h, View bits, View slopes) {
  const Walk walk(h, bits, slopes);
  for (Index i = 0; i < walk.rows; ++i) {
    const float* from = row_of(h, i);
    float *bit = row_of(bits, i), *slope = row_of(slopes, i);
    for (Index j = 0; j < walk.columns; j += kWidth) {
      const BitSlope c = cosine_bit(load(from + j));
      store(c.bit, bit + j);
      store(c.slope, slope + j);
    }
  }
}

void dots(const float* y, Index rows, Index columns, Index stride, const float* u, float offset, float* out) {
  Index i = 0;
  for (; i + kLanes <= rows; i += kLanes) dot_rows(y + i * stride, stride, u, columns, offset, out + i);
  for (; i < rows; ++i) out[i] = offset + lane_products(y + i * stride, u, columns).total();
}

float sum_row(const float* row, Index columns) {
  LaneSums sum;
  for (Index j = 0; j < columns; j += kLanes) {
    for (std::size_t part = 0; part < LaneSums::kVectors; ++part) {
      sum.part[part] = hn::Add(sum.part[part], load(row + j + static_cast<Index>(part) * kWidth));
    }
  }
  return sum.total();
}

// b has the shape of a, or is one row that serves all (stride 0).
void multiply_rows(const ConstView& a, const float* b, Index b_stride, View out) {
  for (Index i = 0; i < a.rows(); ++i, b += b_stride) {
    const float* from = row_of(a, i);
    float* to = row_of(out, i);
    for (Index j = 0; j < a.cols(); j += kWidth) store(hn::Mul(load(from + j), load(b + j)), to + j);
  }
}

void add_rows(const ConstView& b, View a) {
  map_vectors([](Vec x, Vec y) HWY_ATTR { return hn::Add(x, y); }, a, a, b);
}

}  // namespace HWY_NAMESPACE
}  // namespace anc
HWY_AFTER_NAMESPACE();

#if HWY_ONCE
#include "base/check.h"

namespace anc {
namespace {

HWY_EXPORT(expand);
HWY_EXPORT(triangle);
HWY_EXPORT(triangle_backward);
HWY_EXPORT(cosine);
HWY_EXPORT(dots);
HWY_EXPORT(sum_row);
HWY_EXPORT(multiply_rows);
HWY_EXPORT(add_rows);

void check_alike(const ConstView& a, const ConstView& b) {
  check(a.rows() == b.rows() && a.cols() == b.cols(), "elementwise: shapes differ");
  check(a.cols() % kLanes == 0, "elementwise: columns must be a multiple of kLanes");
}

}  // namespace

void expand_bits(std::span<const std::uint64_t> words, View out) {
  check(out.cols() % 64 == 0, "expand_bits: the minibatch must be a multiple of 64");
  check(static_cast<Index>(words.size()) * 64 == out.size(), "expand_bits: wrong number of words");
  HWY_DYNAMIC_DISPATCH(expand)(words.data(), out.rows(), out.cols(), out.outerStride(), out.data());
}

void triangle_wave(const ConstView& h, View out) {
  check_alike(h, out);
  HWY_DYNAMIC_DISPATCH(triangle)(h, out);
}

void triangle_wave_backward(const ConstView& h, View gradient) {
  check_alike(h, gradient);
  HWY_DYNAMIC_DISPATCH(triangle_backward)(h, gradient);
}

void cosine_bits(const ConstView& h, View bits, View slopes) {
  check_alike(h, bits);
  check_alike(h, slopes);
  HWY_DYNAMIC_DISPATCH(cosine)(h, bits, slopes);
}

void row_dots(const ConstView& y, const RowVector& u, float offset, RowVector& out) {
  check(y.cols() == u.size() && y.rows() == out.size(), "row_dots: shapes do not fit");
  check(y.cols() % kLanes == 0, "row_dots: columns must be a multiple of kLanes");
  HWY_DYNAMIC_DISPATCH(dots)
  (y.data(), y.rows(), y.cols(), y.outerStride(), u.data(), offset, out.data());
}

float row_sum(const ConstRow& row) {
  check(row.size() % kLanes == 0, "row_sum: size must be a multiple of kLanes");
  return HWY_DYNAMIC_DISPATCH(sum_row)(row.data(), row.size());
}

void scale_columns(const ConstView& x, const RowVector& row, View out) {
  check_alike(x, out);
  check(x.cols() == row.size(), "scale_columns: sizes differ");
  HWY_DYNAMIC_DISPATCH(multiply_rows)(x, row.data(), 0, out);
}

void multiply_elements(const ConstView& a, const ConstView& b, View out) {
  check_alike(a, b);
  check_alike(a, out);
  HWY_DYNAMIC_DISPATCH(multiply_rows)(a, b.data(), b.outerStride(), out);
}

void add_elements(const ConstView& b, View a) {
  check_alike(a, b);
  HWY_DYNAMIC_DISPATCH(add_rows)(b, a);
}

}  // namespace anc
#endif  // HWY_ONCE
