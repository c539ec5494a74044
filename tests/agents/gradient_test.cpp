// Every backward pass against central differences of the equations in double precision.
#include "agents/anc_eve.h"
#include "agents/cpa_eve.h"
#include "agents/crypto_net.h"
#include "numerics/elementwise.h"
#include "support/catch.h"
#include "support/reference_networks.h"

using namespace anc;
using namespace anc::test;

namespace {

constexpr int kBits = 3;
constexpr Index kExamples = 64;
constexpr AdamSettings kAdam{.learning_rate = 1e-3, .beta1 = 0.9, .beta2 = 0.999, .epsilon = 1e-8};

struct Examples {
  Matrix p0, p1, key, truth;  // n x M, the last 1 x M

  explicit Examples(std::uint64_t seed) : p0(kBits, kExamples), p1(p0), key(p0), truth(1, kExamples) {
    RandomStream stream({seed});
    for (Matrix* m : {&p0, &p1, &key, &truth}) {
      std::vector<std::uint64_t> words(static_cast<std::size_t>(m->rows()));
      stream.fill(words);
      expand_bits(words, *m);
    }
  }
  Matrix message() const {
    Matrix m = p0;
    for (Index b = 0; b < kExamples; ++b) {
      if (truth(0, b) == 1.0f) m.col(b) = p1.col(b);
    }
    return m;
  }
};

Array doubled(const Matrix& m) { return m.cast<double>().array(); }

CryptoNet new_net(Index key_bits = kBits) {
  RandomStream stream({71});
  return CryptoNet({.message_bits = kBits,
                    .key_bits = key_bits,
                    .initial_scale = 0.6,
                    .l2 = 0.0,
                    .key_exclusivity = 0.0,
                    .adam = kAdam},
                   stream);
}

template <class Eve>
Eve new_eve() {
  RandomStream stream({72});
  const EveSettings settings{.message_bits = kBits,
                             .rules = 4 * kBits,
                             .minibatch = kExamples,
                             .biases = true,
                             .rule_scale = 0.8,
                             .output_scale = 0.9,
                             .l2 = 0.0,
                             .adam = kAdam};
  Eve eve(settings, stream);
  eve.rules.weights.bottomRows(1).leftCols(4 * kBits).setConstant(0.2f);
  return eve;
}

void fill_alice(Exchange& exchange, const Matrix& message, const Matrix& key) { exchange.alice_input << message, key; }

// The first Adam step's first moment is (1 - beta1) times the gradient.
Dense gradient_seen_by(const AdamState& state, Index columns) {
  return state.first_moment.leftCols(columns).cast<double>() / static_cast<double>(static_cast<float>(1.0 - 0.9));
}

void check_close(const Dense& computed, const Dense& numeric) {
  REQUIRE(computed.rows() == numeric.rows());
  REQUIRE(computed.cols() == numeric.cols());
  CHECK(numeric.cwiseAbs().maxCoeff() > 1e-4);  // the check has something to check
  CHECK((computed - numeric).cwiseAbs().maxCoeff() < 2e-6 + 1e-4 * numeric.cwiseAbs().maxCoeff());
}

Dense weights_of(const CryptoNet& net) { return Dense(net.weights().cast<double>()); }

RuleNetwork reference_of(const AdamState& rules, const AdamState& outputs, const AdamState& biases) {
  const Index r = 4 * kBits, o = outputs.weights.rows();
  return {.rules = rules.weights.leftCols(r).cast<double>(),
          .outputs = outputs.weights.leftCols(r).cast<double>(),
          .output_biases = biases.weights.row(0).head(o).transpose().cast<double>()};
}

Array stacked(const Array& a, const Array& b, const Array& c) {
  Array all(a.rows() + b.rows() + c.rows(), a.cols());
  all << a, b, c;
  return all;
}

}  // namespace

TEST_CASE("Alice and Bob alone: the gradient of (15)") {
  const Examples x(81);
  CryptoNet net = new_net();
  Exchange exchange(kBits, kBits, kExamples);
  fill_alice(exchange, x.p0, x.key);
  const Dense w = weights_of(net);
  CHECK(converse(net, exchange).error == Approx(loss_of_alice_and_bob(w, doubled(x.p0), doubled(x.key))).epsilon(1e-6));
  backward_bob(net, exchange);
  backward_alice_and_step(net, exchange);
  check_close(exchange.weight_gradient.leftCols(kBits).cast<double>(), numeric_gradient(w, [&](const Dense& v) {
                return loss_of_alice_and_bob(v, doubled(x.p0), doubled(x.key));
              }));
}

TEST_CASE("the gradient of the exclusivity penalty, for keys of any length") {
  const Index key_bits = GENERATE(3, 2, 1);
  const CryptoNet net = new_net(key_bits);
  const Dense w = weights_of(net);
  const auto penalty = [](const Dense& v) {
    double sum = 0.0;
    for (Index j = 0; j < kBits; ++j) {
      for (Index a = kBits; a < v.rows(); ++a) {
        for (Index b = kBits; b < a; ++b) sum += v(a, j) * v(a, j) * v(b, j) * v(b, j);
        for (Index i = 0; i < j; ++i) sum += v(a, i) * v(a, i) * v(a, j) * v(a, j);
      }
    }
    return 0.3 * sum;
  };
  Matrix gradient = Matrix::Zero(net.matrix.weights.rows(), net.matrix.weights.cols());
  add_exclusivity_gradient(0.3, net.weights(), gradient);
  check_close(gradient.leftCols(kBits).cast<double>(), numeric_gradient(w, penalty));
}

TEST_CASE("one key bit of its own in every ciphertext bit costs no exclusivity") {
  Matrix weights = Matrix::Zero(2 * kBits, kBits), gradient = weights;
  weights.topRows(kBits).setIdentity();
  for (Index j = 0; j < kBits; ++j) weights(kBits + (j + 1) % kBits, j) = -1.0f;
  add_exclusivity_gradient(1.0, weights, gradient);
  CHECK(gradient.isZero(0));
}

TEST_CASE("Alice and Bob against the CPA Eve: the gradient of (23), for keys of any length") {
  const Examples x(82);
  const Index key_bits = GENERATE(3, 2, 1, 0);
  const Matrix key = x.key.topRows(key_bits);
  CryptoNet net = new_net(key_bits);
  CpaEve eve = new_eve<CpaEve>();
  Exchange exchange(kBits, key_bits, kExamples);
  fill_alice(exchange, x.message(), key);
  converse(net, exchange);
  eve.input.topRows(3 * kBits) << x.p0, x.p1, exchange.bob_input.topRows(kBits);
  eve.forward();

  const Dense w = weights_of(net);
  const RuleNetwork reference = reference_of(eve.rules, eve.logits, eve.logit_biases);
  const auto err = [&](const Dense& v) {
    const Array c = crypto_net(v, doubled(x.message()), doubled(key));
    return classification_error(rule_network(reference, stacked(doubled(x.p0), doubled(x.p1), c)), doubled(x.truth));
  };
  CHECK(eve.classify(x.truth, ErrReading::probability).error == Approx(err(w)).epsilon(1e-5));

  backward_bob(net, exchange);
  eve.add_cipher_gradient(-7.0, exchange.cipher_gradient);
  backward_alice_and_step(net, exchange);
  check_close(exchange.weight_gradient.leftCols(kBits).cast<double>(), numeric_gradient(w, [&](const Dense& v) {
                return loss_of_alice_and_bob(v, doubled(x.message()), doubled(key)) - 7.0 * err(v);
              }));
}

TEST_CASE("the CPA Eve: the gradient of (22)") {
  const Examples x(83);
  const CryptoNet net = new_net();
  CpaEve eve = new_eve<CpaEve>();
  Exchange exchange(kBits, kBits, kExamples);
  fill_alice(exchange, x.message(), x.key);
  eve.input.topRows(2 * kBits) << x.p0, x.p1;
  encrypt(net, exchange.alice_input, exchange.alice_h, eve.input.middleRows(2 * kBits, kBits));
  const Array c = crypto_net(weights_of(net), doubled(x.message()), doubled(x.key));
  const RuleNetwork reference = reference_of(eve.rules, eve.logits, eve.logit_biases);
  const auto loss = [&](const RuleNetwork& r) {
    return cross_entropy(rule_network(r, stacked(doubled(x.p0), doubled(x.p1), c)), doubled(x.truth));
  };
  eve.learn(x.truth);

  RuleNetwork r = reference;
  check_close(gradient_seen_by(eve.rules, 4 * kBits),
              numeric_gradient(reference.rules, [&](const Dense& v) { return r.rules = v, loss(r); }));
  r = reference;
  check_close(gradient_seen_by(eve.logits, 4 * kBits),
              numeric_gradient(reference.outputs, [&](const Dense& v) { return r.outputs = v, loss(r); }));
  r = reference;
  check_close(gradient_seen_by(eve.logit_biases, 2).transpose(),
              numeric_gradient(reference.output_biases, [&](const Dense& v) { return r.output_biases = v, loss(r); }));
}

TEST_CASE("the ciphertext-only Eve: the gradients of (19) and of (20)") {
  const Examples x(84);
  CryptoNet net = new_net();
  AncEve eve = new_eve<AncEve>();
  Exchange exchange(kBits, kBits, kExamples);
  fill_alice(exchange, x.p0, x.key);
  converse(net, exchange);
  eve.input.topRows(kBits) = exchange.bob_input.topRows(kBits);
  eve.forward();

  const Dense w = weights_of(net);
  const RuleNetwork reference = reference_of(eve.rules, eve.outputs, eve.output_biases);
  const auto loss = [&](const RuleNetwork& r, const Dense& v) {
    return guessing_error(rule_network(r, crypto_net(v, doubled(x.p0), doubled(x.key))), doubled(x.p0));
  };
  CHECK(eve.guess(x.p0).error == Approx(loss(reference, w)).epsilon(1e-5));

  AncEve learner = eve;
  learner.step();
  RuleNetwork r = reference;
  check_close(gradient_seen_by(learner.rules, 4 * kBits),
              numeric_gradient(reference.rules, [&](const Dense& v) { return r.rules = v, loss(r, w); }));
  r = reference;
  check_close(gradient_seen_by(learner.outputs, 4 * kBits),
              numeric_gradient(reference.outputs, [&](const Dense& v) { return r.outputs = v, loss(r, w); }));
  r = reference;
  check_close(
      gradient_seen_by(learner.output_biases, kBits).transpose(),
      numeric_gradient(reference.output_biases, [&](const Dense& v) { return r.output_biases = v, loss(r, w); }));

  backward_bob(net, exchange);
  eve.add_cipher_gradient(-5.0, exchange.cipher_gradient);
  backward_alice_and_step(net, exchange);
  check_close(exchange.weight_gradient.leftCols(kBits).cast<double>(), numeric_gradient(w, [&](const Dense& v) {
                return loss_of_alice_and_bob(v, doubled(x.p0), doubled(x.key)) - 5.0 * loss(reference, v);
              }));
}

TEST_CASE("the gradients of (20) and (23) when min(., 0.5) is taken of each example") {
  const Examples x(85);
  CryptoNet net = new_net();
  const Dense w = weights_of(net);
  Exchange exchange(kBits, kBits, kExamples);
  fill_alice(exchange, x.message(), x.key);
  converse(net, exchange);
  SECTION("(23)") {
    CpaEve eve = new_eve<CpaEve>();
    eve.input.topRows(3 * kBits) << x.p0, x.p1, exchange.bob_input.topRows(kBits);
    eve.forward();
    eve.classify(x.truth, ErrReading::probability);
    eve.gate_examples(x.truth, ErrReading::probability);
    CHECK((eve.z_gradient.array() == 0.0f).count() > 5);
    CHECK((eve.z_gradient.array() != 0.0f).count() > 5);
    exchange.cipher_gradient.setZero();
    exchange.bob_gradient.setZero();
    eve.add_cipher_gradient(-7.0, exchange.cipher_gradient);
    backward_alice(exchange);
    const RuleNetwork reference = reference_of(eve.rules, eve.logits, eve.logit_biases);
    check_close(exchange.weight_gradient.leftCols(kBits).cast<double>(), numeric_gradient(w, [&](const Dense& v) {
                  const Array c = crypto_net(v, doubled(x.message()), doubled(x.key));
                  return -7.0 *
                         gated_classification_error(rule_network(reference, stacked(doubled(x.p0), doubled(x.p1), c)),
                                                    doubled(x.truth));
                }));
  }
  SECTION("(20)") {
    AncEve eve = new_eve<AncEve>();
    eve.input.topRows(kBits) = exchange.bob_input.topRows(kBits);
    eve.forward();
    eve.guess(x.message());
    eve.gate_examples(x.message());
    CHECK((eve.z_gradient.array() == 0.0f).count() > 5);
    exchange.cipher_gradient.setZero();
    exchange.bob_gradient.setZero();
    eve.add_cipher_gradient(-5.0, exchange.cipher_gradient);
    backward_alice(exchange);
    const RuleNetwork reference = reference_of(eve.rules, eve.outputs, eve.output_biases);
    check_close(exchange.weight_gradient.leftCols(kBits).cast<double>(), numeric_gradient(w, [&](const Dense& v) {
                  const Array c = crypto_net(v, doubled(x.message()), doubled(x.key));
                  return -5.0 * gated_guessing_error(rule_network(reference, c), doubled(x.message()));
                }));
  }
}

TEST_CASE("the gate of examples under the cross-entropy reading closes above half a nat") {
  const Examples x(86);
  CpaEve eve = new_eve<CpaEve>();
  eve.input.topRows(3 * kBits) << x.p0, x.p1, x.key;
  eve.forward();
  eve.classify(x.truth, ErrReading::cross_entropy);
  const RowVector ungated = eve.z_gradient;
  eve.gate_examples(x.truth, ErrReading::cross_entropy);
  int closed = 0;
  for (Index b = 0; b < kExamples; ++b) {
    const double margin = x.truth(0, b) == 1.0f ? eve.z(b) : -eve.z(b);
    const bool above = std::log1p(std::exp(-margin)) > 0.5;
    CHECK(eve.z_gradient(b) == (above ? 0.0f : ungated(b)));
    closed += above;
  }
  CHECK((closed > 5 && closed < kExamples - 5));
}
