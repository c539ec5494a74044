// Sine, hyperbolic tangent and logarithm in double from + - * / alone: the same bits on every machine, which the C
// library's are not. Absolute errors below 1e-14.
#pragma once

namespace anc {

// sin x for |x| <= 1e6.
double sine(double x);

// tanh x for any finite x.
double hyperbolic_tangent(double x);

// The natural logarithm of a normal x > 0.
double logarithm(double x);

}  // namespace anc
