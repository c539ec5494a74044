// The normal distribution function by + - * / and sqrt only, so that it has the same bits on every machine (the C
// library's erf and exp do not promise that).
#pragma once

namespace anc::related::tree_parity {

// The probability that a standard normal variable is below z; absolute error below 1e-13. Domain: z is not NaN.
double normal_cdf(double z);

// How it is computed, for the vector form in beliefs.cpp: z is clamped to the reach; around the nearest multiple of
// 1 / kNormalSteps stands a Taylor series of kNormalTerms coefficients, constant first.
inline constexpr int kNormalSteps = 16, kNormalReach = 9, kNormalTerms = 7;

// Adding this rounds a double below 2^51 to the nearest integer, ties to even, in its low bits.
inline constexpr double kNormalRounder = 0x1.8p52;

// kNormalTerms coefficients for each multiple, from -kNormalReach to kNormalReach.
const double* normal_series();

}  // namespace anc::related::tree_parity
