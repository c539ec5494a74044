#include "nn/rule_layer.h"

#include "numerics/elementwise.h"
#include "numerics/product.h"

namespace anc {

RuleCache::RuleCache(Index minibatch, Index rules) : bits(Matrix::Zero(minibatch, padded(rules))), slopes(bits) {}

void rules_forward(const ConstView& weights, const ConstView& input, RuleCache& cache) {
  multiply(transposed(input), weights, cache.bits);
  cosine_bits(cache.bits, cache.bits, cache.slopes);
}

void rules_backward(const ConstView& input, const ConstView& h_gradient, Matrix& gradient) {
  multiply(as_stored(input), h_gradient, gradient);
}

void rules_backward_input(const ConstView& weight_rows, const ConstView& h_gradient_t, View input_gradient) {
  multiply(as_stored(weight_rows), h_gradient_t, input_gradient);
}

}  // namespace anc
