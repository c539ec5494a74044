#include "training/games.h"

#include "numerics/elementwise.h"
#include "training/cpa_game.h"

namespace anc {
namespace {

AdamSettings adam_of(const Hyperparameters& s, double epsilon) {
  return {.learning_rate = s.learning_rate,
          .beta1 = s.adam_beta1,
          .beta2 = s.adam_beta2,
          .epsilon = epsilon,
          .decoupled_l2 = s.l2_decoupled != 0};
}

CryptoNet new_crypto_net(const TrialId& id, const Hyperparameters& s) {
  RandomStream stream = stream_for(id, StreamUse::crypto_net_weights);
  const int message_bits = message_bits_of(id.key_bits, s);
  return CryptoNet({.message_bits = message_bits,
                    .key_bits = id.key_bits,
                    .family = static_cast<InitialFamily>(s.crypto_net_family),
                    .initial_scale = s.crypto_net_init,
                    .l2 = s.alpha * s.crypto_net_l2,
                    .key_exclusivity = s.alpha * s.key_exclusivity / message_bits,
                    .adam = adam_of(s, s.adam_epsilon)},
                   stream);
}

EveSettings eve_settings_of(const TrialId& id, const Hyperparameters& s) {
  const int message_bits = message_bits_of(id.key_bits, s);
  return {.message_bits = message_bits,
          .rules = s.rules_per_bit * message_bits,
          .minibatch = s.minibatch,
          .biases = s.eve_biases != 0,
          .rule_scale = s.eve_init,
          .output_scale = s.eve_output_init,
          .l2 = s.alpha * s.eve_l2,
          .adam = adam_of(s, s.eve_adam_epsilon)};
}

template <class Eve>
Eve new_eve(const TrialId& id, const Hyperparameters& s) {
  RandomStream stream = stream_for(id, StreamUse::eve_weights);
  return Eve(eve_settings_of(id, s), stream);
}

template <>
AncConvolutionalEve new_eve(const TrialId& id, const Hyperparameters& s) {
  RandomStream stream = stream_for(id, StreamUse::eve_weights);
  return AncConvolutionalEve(message_bits_of(id.key_bits, s), s.minibatch, adam_of(s, s.eve_adam_epsilon), stream);
}

std::vector<WeightView> matrices_of(const AncEve& eve) {
  const Index rules = eve.settings.rules;
  return {{&eve.rules.weights, rules},
          {&eve.outputs.weights, rules},
          {&eve.output_biases.weights, eve.settings.message_bits}};
}

std::vector<WeightView> matrices_of(const AncConvolutionalEve& eve) {
  std::vector<WeightView> views;
  for (std::size_t l = 0; l < eve.net.layers.size(); ++l) {
    views.push_back({&eve.net.layers[l].weights, eve.net.shapes[l].out});
  }
  return views;
}

Exchange new_exchange(const CryptoNet& net, const Hyperparameters& s) {
  return Exchange(net.message_bits, net.key_bits, s.minibatch);
}

BitRows new_bits(const CryptoNet& net, const Hyperparameters& s) {
  return BitRows(static_cast<int>(net.message_bits + net.key_bits), s.minibatch);
}

// A uniform message and a uniform key for Alice.
void deal_message_and_key(RandomStream& stream, BitRows& bits, Exchange& exchange) {
  bits.draw(stream);
  expand_bits(bits.rows(0, static_cast<int>(exchange.alice_input.rows())), exchange.alice_input);
}

}  // namespace

NoAdversaryGame::NoAdversaryGame(const TrialId& id, const Hyperparameters& s)
    : net_(new_crypto_net(id, s)), exchange_(new_exchange(net_, s)), bits_(new_bits(net_, s)) {}

Observation NoAdversaryGame::play(RandomStream& stream) {
  deal_message_and_key(stream, bits_, exchange_);
  return {.bob = converse(net_, exchange_)};
}

void NoAdversaryGame::improve_alice_bob() {
  backward_bob(net_, exchange_);
  backward_alice_and_step(net_, exchange_);
}

template <class Eve>
AncGameAgainst<Eve>::AncGameAgainst(const TrialId& id, const Hyperparameters& s)
    : gamma_(s.gamma),
      gate_examples_(s.err_gate == kGateOfExamples),
      net_(new_crypto_net(id, s)),
      exchange_(new_exchange(net_, s)),
      bits_(new_bits(net_, s)),
      eve_(new_eve<Eve>(id, s)),
      eve_stream_(stream_for(id, StreamUse::eve_minibatch)) {}

template <class Eve>
Observation AncGameAgainst<Eve>::play(RandomStream& stream) {
  const Index n = net_.message_bits;
  deal_message_and_key(stream, bits_, exchange_);
  Observation seen{.bob = converse(net_, exchange_)};
  eve_.input.topRows(n) = exchange_.bob_input.topRows(n);
  eve_.forward();
  seen.eve = eve_.guess(exchange_.alice_input.topRows(n));
  eve_error_ = seen.eve.error;
  return seen;
}

template <class Eve>
void AncGameAgainst<Eve>::improve_alice_bob() {
  backward_bob(net_, exchange_);
  // min(L_E, 0.5) in (20) has no gradient above 0.5.
  if (gate_examples_) eve_.gate_examples(exchange_.alice_input.topRows(net_.message_bits));
  if (gate_examples_ || eve_error_ <= 0.5) eve_.add_cipher_gradient(-gamma_, exchange_.cipher_gradient);
  backward_alice_and_step(net_, exchange_);
}

template <class Eve>
void AncGameAgainst<Eve>::improve_eve() {
  const Index n = net_.message_bits;
  deal_message_and_key(eve_stream_, bits_, exchange_);
  encrypt(net_, exchange_.alice_input, exchange_.alice_h, eve_.input.topRows(n));
  eve_.forward();
  eve_.guess(exchange_.alice_input.topRows(n));
  eve_.step();
}

template <class Eve>
std::vector<WeightView> AncGameAgainst<Eve>::eve_matrices() const {
  return matrices_of(eve_);
}

template class AncGameAgainst<AncEve>;
template class AncGameAgainst<AncConvolutionalEve>;

CpaGame::CpaGame(const TrialId& id, const Hyperparameters& s)
    : gamma_(s.gamma),
      gate_examples_(s.err_gate == kGateOfExamples),
      err_reading_(s.err_cross_entropy != 0 ? ErrReading::cross_entropy : ErrReading::probability),
      net_(new_crypto_net(id, s)),
      exchange_(new_exchange(net_, s)),
      bits_(message_bits_of(id.key_bits, s), id.key_bits, s.minibatch, s.distinct_messages != 0),
      truth_(Matrix::Zero(1, s.minibatch)),
      eve_(new_eve<CpaEve>(id, s)),
      eve_stream_(stream_for(id, StreamUse::eve_minibatch)) {}

void CpaGame::deal(RandomStream& stream) {
  const Index n = net_.message_bits;
  bits_.draw(stream);
  expand_bits(bits_.message_and_key(), exchange_.alice_input);
  expand_bits(bits_.both_messages(), eve_.input.topRows(2 * n));
  expand_bits(bits_.choice(), truth_);
}

Observation CpaGame::play(RandomStream& stream) {
  const Index n = net_.message_bits;
  deal(stream);
  Observation seen{.bob = converse(net_, exchange_)};
  eve_.input.middleRows(2 * n, n) = exchange_.bob_input.topRows(n);
  eve_.forward();
  seen.eve = eve_.classify(truth_, err_reading_);
  eve_error_ = seen.eve.error;
  return seen;
}

// min(Err, 0.5) in (23) has no gradient above 0.5.
void CpaGame::add_eve_gradient() {
  if (gate_examples_) eve_.gate_examples(truth_, err_reading_);
  if (gate_examples_ || eve_error_ <= 0.5) eve_.add_cipher_gradient(-gamma_, exchange_.cipher_gradient);
}

void CpaGame::improve_alice_bob() {
  backward_bob(net_, exchange_);
  add_eve_gradient();
  backward_alice_and_step(net_, exchange_);
}

void CpaGame::gradient_parts(RandomStream& stream, Matrix& bob, Matrix& eve) {
  play(stream);
  backward_bob(net_, exchange_);
  backward_alice(exchange_);
  bob = exchange_.weight_gradient;
  exchange_.bob_gradient.setZero();
  exchange_.cipher_gradient.setZero();
  add_eve_gradient();
  backward_alice(exchange_);
  eve = exchange_.weight_gradient;
}

void CpaGame::improve_eve() {
  const Index n = net_.message_bits;
  deal(eve_stream_);
  encrypt(net_, exchange_.alice_input, exchange_.alice_h, eve_.input.middleRows(2 * n, n));
  eve_.learn(truth_);
}

std::vector<WeightView> CpaGame::eve_matrices() const {
  const Index rules = eve_.settings.rules;
  return {{&eve_.rules.weights, rules}, {&eve_.logits.weights, rules}, {&eve_.logit_biases.weights, 2}};
}

}  // namespace anc
