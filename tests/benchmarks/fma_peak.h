// The core's own measured peak: what the matrix products are compared with.
#pragma once

namespace anc::benchmarks {

// Floating-point operations (two a lane and fused multiply-add) done by one call on registers alone, with the
// instruction set in use; the sum is returned so that nothing can be optimised away.
struct FmaWork {
  double operations;
  float sum;
};
FmaWork fused_multiply_adds();

}  // namespace anc::benchmarks
