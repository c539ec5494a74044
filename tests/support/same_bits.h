// A computation that must give the same bits on every instruction set.
#pragma once

#include "support/each_simd_target.h"

namespace anc::test {

// Runs `compute` on every instruction set and checks that all give the bits of the first.
template <class Compute>
void same_bits_everywhere(Compute compute) {
  force_simd_target("portable");
  const auto expected = compute();
  test::on_each_simd_target([&] { CHECK(compute() == expected); });
}

}  // namespace anc::test
