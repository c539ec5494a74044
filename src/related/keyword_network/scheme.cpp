#include "related/keyword_network/scheme.h"

#include <cmath>

#include "base/check.h"
#include "numerics/elementary.h"

namespace anc::related::keyword_network {
namespace {

using Values = std::vector<double>;

constexpr std::uint64_t kInitialState = 2011;  // names the stream of the initial weights

// sums(i) += sum over j of weights(j, i) inputs(j).
void add_products(const Values& weights, const Values& inputs, Values& sums) {
  const std::size_t n = sums.size();
  for (std::size_t j = 0; j < inputs.size(); ++j) {
    const double* const row = weights.data() + j * n;
    for (std::size_t i = 0; i < n; ++i) sums[i] += row[i] * inputs[j];
  }
}

// weights(j, i) += inputs(j) change(i).
void add_outer(Values& weights, const Values& inputs, const Values& change) {
  const std::size_t n = change.size();
  for (std::size_t j = 0; j < inputs.size(); ++j) {
    double* const row = weights.data() + j * n;
    for (std::size_t i = 0; i < n; ++i) row[i] += inputs[j] * change[i];
  }
}

// What a change of the outputs asks of the inputs: sum over i of weights(j, i) change(i), for each j.
Values back(const Values& weights, const Values& change, std::size_t inputs) {
  const std::size_t n = change.size();
  Values result(inputs, 0.0);
  for (std::size_t j = 0; j < inputs; ++j) {
    const double* const row = weights.data() + j * n;
    for (std::size_t i = 0; i < n; ++i) result[j] += row[i] * change[i];
  }
  return result;
}

Values coded(char letter) {
  Values values(kInputs);
  for (std::size_t i = 0; i < kInputs; ++i)
    values[i] = ((static_cast<unsigned char>(letter) >> i) & 1) != 0 ? 1.0 : -1.0;
  return values;
}

// A network that is trained letter by letter.
class Student {
 public:
  Student(std::vector<Layer> layers, std::size_t neurons) : layers_(std::move(layers)), neurons_(neurons) { forget(); }

  // From the first letter to the last, each to be followed by the next one, the last by the first.
  void epoch(std::string_view keyword) {
    forget();
    for (std::size_t t = 0; t < keyword.size(); ++t) {
      step(coded(keyword[t]), coded(keyword[(t + 1) % keyword.size()]));
    }
  }

  const std::vector<Layer>& layers() const { return layers_; }

 private:
  void forget() { values_.assign(layers_.size() - 1, Values(neurons_, 0.0)); }

  void step(const Values& input, const Values& target) {
    const std::vector<Values> last = values_;
    const Layer& output = layers_.back();
    for (std::size_t l = 0; l < values_.size(); ++l) {
      Values sums(neurons_, 0.0);
      add_products(layers_[l].below, l == 0 ? input : values_[l - 1], sums);
      if (!layers_[l].self.empty()) add_products(layers_[l].self, last[l], sums);
      for (std::size_t i = 0; i < neurons_; ++i) values_[l][i] = hyperbolic_tangent(sums[i]);
    }
    Values change(kInputs, 0.0);
    add_products(output.below, values_.back(), change);
    for (std::size_t i = 0; i < kInputs; ++i) change[i] = kRate * (target[i] - change[i]);
    learn(input, last, std::move(change));
  }

  void learn(const Values& input, const std::vector<Values>& last, Values change) {
    Values below = back(layers_.back().below, change, neurons_);
    add_outer(layers_.back().below, values_.back(), change);
    for (std::size_t l = values_.size(); l-- > 0;) {
      change.swap(below);
      for (std::size_t i = 0; i < neurons_; ++i) change[i] *= 1.0 - values_[l][i] * values_[l][i];
      if (l > 0) below = back(layers_[l].below, change, neurons_);
      add_outer(layers_[l].below, l == 0 ? input : values_[l - 1], change);
      if (!layers_[l].self.empty()) add_outer(layers_[l].self, last[l], change);
    }
  }

  std::vector<Layer> layers_;
  std::size_t neurons_;
  std::vector<Values> values_;  // of each layer but the output
};

// Uniform in [-1/2, 1/2).
Values drawn(RandomStream& stream, std::size_t count) {
  Values weights(count);
  for (double& weight : weights) weight = draw_unit(stream) - 0.5;
  return weights;
}

}  // namespace

Network::Network(const Definition& definition) : definition_(definition) {
  const std::size_t n = definition.neurons;
  check(definition.bits <= n * n && definition.digit >= 0 && definition.digit <= 40, "Network: bits, digit");
  RandomStream stream({kInitialState, n});
  const int depth = definition.kind == Kind::elman ? 1 : 2;
  for (int l = 0; l < depth; ++l) {
    Values below = drawn(stream, (l == 0 ? kInputs : n) * n);
    Values self = definition.kind == Kind::feed_forward ? Values() : drawn(stream, n * n);
    layers_.push_back({.below = std::move(below), .self = std::move(self)});
  }
  layers_.push_back({.below = drawn(stream, n * kInputs), .self = {}});
}

Bytes Network::read(const std::vector<Layer>& layers) const {
  const Values& weights = definition_.kind == Kind::feed_forward ? layers[1].below : layers[0].self;
  Bytes bits(definition_.bits);
  for (std::size_t i = 0; i < bits.size(); ++i) {
    const double scaled = std::fabs(weights[i]) * static_cast<double>(std::int64_t{1} << definition_.digit);
    const bool odd = (static_cast<std::int64_t>(scaled) & 1) != 0;
    bits[i] = definition_.digit == 0 ? weights[i] > 0.0 : odd;
  }
  return bits;
}

Bytes Network::sequence(std::string_view keyword) const {
  check(!keyword.empty(), "sequence: a letter at least");
  Student student(layers_, definition_.neurons);
  for (int epoch = 0; epoch < kEpochs; ++epoch) student.epoch(keyword);
  return read(student.layers());
}

std::uint64_t keyword_count(int letters) {
  std::uint64_t count = 1;
  for (int i = 0; i < letters; ++i) count *= kAlphabet;
  return count;
}

std::string keyword_at(std::uint64_t number, int letters) {
  std::string keyword(static_cast<std::size_t>(letters), 'a');
  for (std::size_t i = keyword.size(); i-- > 0; number /= kAlphabet) {
    keyword[i] = static_cast<char>('a' + static_cast<char>(number % kAlphabet));
  }
  return keyword;
}

Bytes packed(const Bytes& bits) {
  Bytes bytes(bits.size() / 8, 0);
  for (std::size_t i = 0; i < 8 * bytes.size(); ++i) {
    bytes[i / 8] = static_cast<std::uint8_t>((bytes[i / 8] << 1) | bits[i]);
  }
  return bytes;
}

}  // namespace anc::related::keyword_network
