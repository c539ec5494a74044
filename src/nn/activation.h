// The biases, the logistic sigmoid and the hyperbolic tangent of a layer's values, elementwise and in place. The way
// back needs the values alone: sigmoid' = y (1 - y), tanh' = 1 - y^2. All matrices have a multiple of kLanes columns;
// shapes that do not fit throw ContractViolation.
#pragma once

#include "numerics/matrix.h"

namespace anc {

// x(o, j) = biases(o): where the sums of a layer start.
void biases_forward(const ConstRow& biases, View x);

// x = sigmoid(x), relative error below 3e-6.
void sigmoid_forward(View x);

// gradient *= y (1 - y), for values y = sigmoid(x): d loss / d y becomes d loss / d x.
void sigmoid_backward(const ConstView& y, View gradient);

// x = tanh(x) = 2 sigmoid(2 x) - 1, relative error below 3e-6; a polynomial where that difference would cancel.
void tanh_forward(View x);

// gradient *= 1 - y^2, for values y = tanh(x).
void tanh_backward(const ConstView& y, View gradient);

}  // namespace anc
