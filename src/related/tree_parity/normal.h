// The normal distribution function by + - * / and sqrt only, so that it has the same bits on every machine (the C
// library's erf and exp do not promise that).
#pragma once

namespace anc::related::tree_parity {

// The probability that a standard normal variable is below z; absolute error below 1e-13. Domain: z is not NaN.
double normal_cdf(double z);

}  // namespace anc::related::tree_parity
