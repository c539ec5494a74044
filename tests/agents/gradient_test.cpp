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
  Matrix chosen() const {
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

// Alice sends the examples' message under the first bits of their key, and Bob answers.
struct Conversation {
  Examples x;
  Matrix message, key;
  CryptoNet net;
  Exchange exchange;
  Dense w;  // before they learn
  double error;

  explicit Conversation(std::uint64_t seed, bool chosen_plaintext, Index key_bits = kBits)
      : x(seed),
        message(chosen_plaintext ? x.chosen() : x.p0),
        key(x.key.topRows(key_bits)),
        net(new_net(key_bits)),
        exchange(kBits, key_bits, kExamples),
        w(net.weights().cast<double>()) {
    exchange.alice_input << message, key;
    error = converse(net, exchange).error;
  }

  CpaEve new_cpa_eve() const {
    CpaEve eve = new_eve<CpaEve>();
    eve.input.topRows(3 * kBits) << x.p0, x.p1, exchange.bob_input.topRows(kBits);
    eve.forward();
    return eve;
  }
  AncEve new_anc_eve() const {
    AncEve eve = new_eve<AncEve>();
    eve.input.topRows(kBits) = exchange.bob_input.topRows(kBits);
    eve.forward();
    return eve;
  }

  // For weights v of Alice and Bob: their own loss, and what the two Eves make of the ciphertext.
  double own_loss(const Dense& v) const { return loss_of_alice_and_bob(v, doubled(message), doubled(key)); }
  Array ciphertext(const Dense& v) const { return crypto_net(v, doubled(message), doubled(key)); }
  Array logits(const RuleNetwork& eve, const Dense& v) const {
    Array input(3 * kBits, kExamples);
    input << doubled(x.p0), doubled(x.p1), ciphertext(v);
    return rule_network(eve, input);
  }
  Array guesses(const RuleNetwork& eve, const Dense& v) const { return rule_network(eve, ciphertext(v)); }

  // All parts of the gradient but that of an Eve are set to zero.
  void keep_eve_alone() {
    exchange.cipher_gradient.setZero();
    exchange.bob_gradient.setZero();
  }
  void check_gradient(const std::function<double(const Dense&)>& loss) const {
    check_close(exchange.weight_gradient.leftCols(kBits).cast<double>(), numeric_gradient(w, loss));
  }
};

RuleNetwork reference_of(const AdamState& rules, const AdamState& outputs, const AdamState& biases) {
  const Index r = 4 * kBits, o = outputs.weights.rows();
  return {.rules = rules.weights.leftCols(r).cast<double>(),
          .outputs = outputs.weights.leftCols(r).cast<double>(),
          .output_biases = biases.weights.row(0).head(o).transpose().cast<double>()};
}

// Eve's gradients at `network`. The first Adam step's first moment is (1 - beta1) times the gradient.
void check_gradients(const AdamState& rules, const AdamState& outputs, const AdamState& biases,
                     const RuleNetwork& network, const std::function<double(const RuleNetwork&)>& loss) {
  const auto check_part = [&](const char* part, const AdamState& state, Index columns, auto RuleNetwork::*weights) {
    INFO("of her " << part);
    RuleNetwork moved = network;
    const Dense numeric =
        numeric_gradient(network.*weights, [&](const Dense& v) { return moved.*weights = v, loss(moved); });
    const Dense seen =
        state.first_moment.leftCols(columns).cast<double>() / static_cast<double>(static_cast<float>(1.0 - 0.9));
    check_close(numeric.cols() == 1 ? Dense(seen.transpose()) : seen, numeric);
  };
  check_part("rules", rules, 4 * kBits, &RuleNetwork::rules);
  check_part("outputs", outputs, 4 * kBits, &RuleNetwork::outputs);
  check_part("biases", biases, network.output_biases.size(), &RuleNetwork::output_biases);
}

}  // namespace

TEST_CASE("Alice and Bob alone: the gradient of (15)") {
  Conversation talk(81, false);
  CHECK(talk.error == Approx(talk.own_loss(talk.w)).epsilon(1e-6));
  backward_bob(talk.net, talk.exchange);
  backward_alice_and_step(talk.net, talk.exchange);
  talk.check_gradient([&](const Dense& v) { return talk.own_loss(v); });
}

TEST_CASE("the gradient of the exclusivity penalty, for keys of any length") {
  const Index key_bits = GENERATE(3, 2, 1);
  const CryptoNet net = new_net(key_bits);
  const Dense w = net.weights().cast<double>();
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
  Conversation talk(82, true, GENERATE(3, 2, 1, 0));
  CpaEve eve = talk.new_cpa_eve();
  const RuleNetwork reference = reference_of(eve.rules, eve.logits, eve.logit_biases);
  const auto err = [&](const Dense& v) {
    return classification_errors(talk.logits(reference, v), doubled(talk.x.truth)).mean();
  };
  CHECK(eve.classify(talk.x.truth, ErrReading::probability).error == Approx(err(talk.w)).epsilon(1e-5));

  backward_bob(talk.net, talk.exchange);
  eve.add_cipher_gradient(-7.0, talk.exchange.cipher_gradient);
  backward_alice_and_step(talk.net, talk.exchange);
  talk.check_gradient([&](const Dense& v) { return talk.own_loss(v) - 7.0 * err(v); });
}

TEST_CASE("the CPA Eve: the gradient of (22)") {
  const Conversation talk(83, true);
  CpaEve eve = talk.new_cpa_eve();
  const RuleNetwork reference = reference_of(eve.rules, eve.logits, eve.logit_biases);
  eve.learn(talk.x.truth);
  check_gradients(eve.rules, eve.logits, eve.logit_biases, reference,
                  [&](const RuleNetwork& r) { return cross_entropy(talk.logits(r, talk.w), doubled(talk.x.truth)); });
}

TEST_CASE("the ciphertext-only Eve: the gradients of (19) and of (20)") {
  Conversation talk(84, false);
  AncEve eve = talk.new_anc_eve();
  const RuleNetwork reference = reference_of(eve.rules, eve.outputs, eve.output_biases);
  const auto loss = [&](const RuleNetwork& r, const Dense& v) {
    return guessing_errors(talk.guesses(r, v), doubled(talk.message)).mean();
  };
  CHECK(eve.guess(talk.message).error == Approx(loss(reference, talk.w)).epsilon(1e-5));

  AncEve learner = eve;
  learner.step();
  check_gradients(learner.rules, learner.outputs, learner.output_biases, reference,
                  [&](const RuleNetwork& r) { return loss(r, talk.w); });

  backward_bob(talk.net, talk.exchange);
  eve.add_cipher_gradient(-5.0, talk.exchange.cipher_gradient);
  backward_alice_and_step(talk.net, talk.exchange);
  talk.check_gradient([&](const Dense& v) { return talk.own_loss(v) - 5.0 * loss(reference, v); });
}

TEST_CASE("the gradients of (20) and (23) when min(., 0.5) is taken of each example") {
  Conversation talk(85, true);
  talk.keep_eve_alone();
  SECTION("(23)") {
    CpaEve eve = talk.new_cpa_eve();
    eve.classify(talk.x.truth, ErrReading::probability);
    eve.gate_examples(talk.x.truth, ErrReading::probability);
    CHECK((eve.z_gradient.array() == 0.0f).count() > 5);
    CHECK((eve.z_gradient.array() != 0.0f).count() > 5);
    eve.add_cipher_gradient(-7.0, talk.exchange.cipher_gradient);
    backward_alice(talk.exchange);
    const RuleNetwork reference = reference_of(eve.rules, eve.logits, eve.logit_biases);
    talk.check_gradient([&](const Dense& v) {
      return -7.0 * classification_errors(talk.logits(reference, v), doubled(talk.x.truth)).min(0.5).mean();
    });
  }
  SECTION("(20)") {
    AncEve eve = talk.new_anc_eve();
    eve.guess(talk.message);
    eve.gate_examples(talk.message);
    CHECK((eve.z_gradient.array() == 0.0f).count() > 5);
    eve.add_cipher_gradient(-5.0, talk.exchange.cipher_gradient);
    backward_alice(talk.exchange);
    const RuleNetwork reference = reference_of(eve.rules, eve.outputs, eve.output_biases);
    talk.check_gradient([&](const Dense& v) {
      return -5.0 * guessing_errors(talk.guesses(reference, v), doubled(talk.message)).min(0.5).mean();
    });
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
