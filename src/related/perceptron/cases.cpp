#include <nlohmann/json.hpp>

#include "related/mask.h"
#include "related/perceptron/scheme.h"
#include "related/systems.h"

namespace anc::related {
namespace perceptron {
namespace {

constexpr std::size_t kMessage = 4096;  // a picture of 64 x 64

TrialOutcome decrypt_own(RandomStream& stream) {
  const Key key = draw_key(stream);
  const Bytes message = draw_bytes(stream, kMessage);
  return recovered(agreement(decrypt(key, encrypt(key, message)), message));
}

// The mask of a known message under `paired`, used on another message under `key`.
TrialOutcome attack(RandomStream& stream, const Key& key, const Key& paired, Feedback feedback) {
  const Bytes known = draw_bytes(stream, kMessage), message = draw_bytes(stream, kMessage);
  const Bytes mask = mask_of(known, encrypt(paired, known, feedback));
  return recovered(agreement(apply_mask(mask, encrypt(key, message, feedback)), message));
}

TrialOutcome one_known_pair(RandomStream& stream) {
  const Key key = draw_key(stream);
  return attack(stream, key, key, Feedback::none);
}

TrialOutcome pair_of_another_key(RandomStream& stream) {
  const Key key = draw_key(stream);
  return attack(stream, key, draw_key(stream), Feedback::none);
}

TrialOutcome one_known_pair_with_feedback(RandomStream& stream) {
  const Key key = draw_key(stream);
  return attack(stream, key, key, Feedback::ciphertext);
}

std::string instance(RandomStream& stream) {
  const Key key = draw_key(stream);
  nlohmann::ordered_json json = {{"reference", "9"},
                                 {"definition", "ours, a reconstruction: see src/related/perceptron/scheme.h"},
                                 {"state", {key.state[0], key.state[1], key.state[2]}},
                                 {"step", kStep},
                                 {"transient_steps", kTransient},
                                 {"steps_per_byte", kStepsPerByte}};
  for (int i = 0; i < 3; ++i) {
    const Bytes message = draw_bytes(stream, kMessage);
    json["pairs"].push_back({{"plaintext", hex_of(message)}, {"ciphertext", hex_of(encrypt(key, message))}});
  }
  return json.dump(1);
}

Views show(RandomStream& stream, const Picture& plain) {
  const Key key = draw_key(stream);
  return views_by_mask(stream, plain, [&](const Bytes& message) { return encrypt(key, message); });
}

std::vector<Case> cases() {
  const std::vector<Measure> settings = {{"message_bytes", kMessage}};
  return {
      {.reference = "9",
       .attack = "decryption",
       .role = Role::scheme,
       .settings = settings,
       .trials = 20,
       .run = decrypt_own,
       .data = "the key"},
      {.reference = "9",
       .attack = "one_known_pair",
       .role = Role::break_it,
       .settings = settings,
       .trials = 100,
       .run = one_known_pair,
       .data = "one known message",
       .headline = true},
      {.reference = "9",
       .attack = "pair_of_another_key",
       .role = Role::control,
       .settings = settings,
       .trials = 100,
       .run = pair_of_another_key,
       .data = "one known message of another key",
       .headline = true},
      {.reference = "9",
       .attack = "one_known_pair_with_feedback",
       .role = Role::control,
       .settings = settings,
       .trials = 100,
       .run = one_known_pair_with_feedback,
       .data = "one known message, scheme changed"},
  };
}

}  // namespace
}  // namespace perceptron

System perceptron_system() {
  return {.cases = perceptron::cases(),
          .exports = {{.reference = "9", .name = "9_perceptron", .json = perceptron::instance}},
          .demonstrations = {{.reference = "9", .show = perceptron::show}}};
}

}  // namespace anc::related
