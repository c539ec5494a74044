// The instruction sets on which our kernels give identical bits: those with a fused multiply-add (AVX2, AVX-512, NEON),
// and the portable fallback, on which vector-inl.h emulates it. Include this before any header of Highway.
#pragma once

#define HWY_DISABLED_TARGETS (HWY_SSSE3 | HWY_SSE4 | HWY_AVX3_DL | HWY_SVE | HWY_SVE_256 | HWY_SVE2 | HWY_SVE2_128)
