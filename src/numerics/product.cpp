#include "numerics/product.h"

#undef HWY_TARGET_INCLUDE
#define HWY_TARGET_INCLUDE "numerics/product.cpp"
#include <hwy/foreach_target.h>

#include "numerics/product-inl.h"

HWY_BEFORE_NAMESPACE();
namespace anc {
namespace HWY_NAMESPACE {

// All terms of the inner sum.
template <bool kAdjacent>
HWY_INLINE void multiply_block(const Tile& t, Index rows, Index columns) {
  Index column = 0;
#if HWY_TARGET == HWY_AVX3
  column = multiply_columns<kRegisters / 4, 4, kAdjacent>(t, rows, column, columns, Plain());
#endif
  column = multiply_columns<kRegisters / 2, 2, kAdjacent>(t, rows, column, columns, Plain());
  multiply_columns<kRegisters, 1, kAdjacent>(t, rows, column, columns, Plain());
}

// Terms of the inner sum taken at a time: 64 rows of a column panel of the right factor fit the first-level cache. A
// chain goes on from the value it had reached, so its bits do not know of the blocks.
constexpr Index kInnerBlock = 64;

void product(const Tile& t, Index rows, Index columns) {
  Tile block = t;
  Index left = t.inner;
  do {
    block.inner = left < kInnerBlock ? left : kInnerBlock;
    if (t.row_stride == 1) {
      multiply_block<true>(block, rows, columns);
    } else {
      multiply_block<false>(block, rows, columns);
    }
    block.left += block.inner * t.inner_stride;
    block.right += block.inner * t.right_stride;
    block.add = true;
    left -= block.inner;
  } while (left > 0);
}

// One 4 x 4 block at a time where vectors have four lanes, element by element at the edges.
void transpose_blocks(const ConstView& in, View out) {
  Index row = 0;
#if HWY_TARGET != HWY_SCALAR
  const hn::FixedTag<float, 4> d;
  const hn::RepartitionToWide<decltype(d)> dw;
  const auto lower = [&](auto a, auto b) {
    return hn::BitCast(d, hn::InterleaveLower(dw, hn::BitCast(dw, a), hn::BitCast(dw, b)));
  };
  const auto upper = [&](auto a, auto b) {
    return hn::BitCast(d, hn::InterleaveUpper(dw, hn::BitCast(dw, a), hn::BitCast(dw, b)));
  };
  const Index columns = out.rows() / 4 * 4;
  for (; row + 4 <= in.rows(); row += 4) {
    const float* from = in.data() + row * in.outerStride();
    for (Index column = 0; column < columns; column += 4) {
      const auto a = hn::LoadU(d, from + column), b = hn::LoadU(d, from + in.outerStride() + column);
      const auto c = hn::LoadU(d, from + 2 * in.outerStride() + column);
      const auto e = hn::LoadU(d, from + 3 * in.outerStride() + column);
      const auto ab = hn::InterleaveLower(d, a, b), ce = hn::InterleaveLower(d, c, e);
      const auto ab_high = hn::InterleaveUpper(d, a, b), ce_high = hn::InterleaveUpper(d, c, e);
      float* to = out.data() + column * out.outerStride() + row;
      hn::StoreU(lower(ab, ce), d, to);
      hn::StoreU(upper(ab, ce), d, to + out.outerStride());
      hn::StoreU(lower(ab_high, ce_high), d, to + 2 * out.outerStride());
      hn::StoreU(upper(ab_high, ce_high), d, to + 3 * out.outerStride());
    }
    for (Index column = columns; column < out.rows(); ++column) {
      for (Index r = row; r < row + 4; ++r) out(column, r) = in(r, column);
    }
  }
#endif
  for (; row < in.rows(); ++row) {
    for (Index column = 0; column < out.rows(); ++column) out(column, row) = in(row, column);
  }
}

}  // namespace HWY_NAMESPACE
}  // namespace anc
HWY_AFTER_NAMESPACE();

#if HWY_ONCE
#include "base/check.h"

namespace anc {
namespace {

HWY_EXPORT(product);
HWY_EXPORT(transpose_blocks);

void run(const LeftFactor& left, const ConstView& right, View out, bool add) {
  check(left.inner == right.rows() && left.rows == out.rows() && right.cols() == out.cols(),
        "product: shapes do not fit");
  check(out.cols() % kLanes == 0, "product: columns must be a multiple of kLanes");
  HWY_DYNAMIC_DISPATCH(product)
  ({left.data, left.row_stride, left.inner_stride, left.inner, right.data(), right.outerStride(), out.data(),
    out.outerStride(), add},
   out.rows(), out.cols());
}

}  // namespace

void multiply(const LeftFactor& left, const ConstView& right, View out) { run(left, right, out, false); }
void multiply_add(const LeftFactor& left, const ConstView& right, View out) { run(left, right, out, true); }

void transpose(const ConstView& in, View out) {
  check(in.cols() >= out.rows() && in.rows() <= out.cols(), "transpose: shapes do not fit");
  HWY_DYNAMIC_DISPATCH(transpose_blocks)(in, out);
}

}  // namespace anc
#endif  // HWY_ONCE
