// Runs a check under every instruction set of this machine, and leaves the choice as it was.
#pragma once

#include "numerics/simd_target.h"
#include "support/catch.h"

namespace anc::test {

template <class Check>
void on_each_simd_target(Check check) {
  for (const std::string& target : available_simd_targets()) {
    INFO("instruction set " << target);
    force_simd_target(target);
    check();
  }
  force_simd_target("auto");
}

// Checks that `compute` gives the bits of the portable instruction set on every one.
template <class Compute>
void same_bits_everywhere(Compute compute) {
  force_simd_target("portable");
  const auto expected = compute();
  on_each_simd_target([&] { CHECK(compute() == expected); });
}

}  // namespace anc::test
