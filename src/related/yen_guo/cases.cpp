#include <nlohmann/json.hpp>
#include <utility>

#include "related/mask.h"
#include "related/systems.h"
#include "related/yen_guo/attack.h"

namespace anc::related {
namespace yen_guo {
namespace {

constexpr std::size_t kMessage = 16'384;       // a picture of 128 x 128
constexpr std::size_t kLongMessage = 262'144;  // a picture of 512 x 512
constexpr std::size_t kPredicted = 65'536;
constexpr std::int64_t kMostCandidates = 1 << 25;
constexpr int kOthers = 4;  // messages decrypted with the mask of the known one

TrialOutcome decrypt_own(RandomStream& stream) {
  const Key key = draw_key(stream);
  const Bytes message = draw_bytes(stream, kMessage);
  return recovered(agreement(encrypt(key, encrypt(key, message)), message));
}

// Decrypts messages of `key` with the mask of a known message of `masked`.
TrialOutcome decrypt_others(RandomStream& stream, const Key& key, const Key& masked) {
  const Bytes known = draw_bytes(stream, kMessage);
  const Bytes mask = mask_of(known, encrypt(masked, known));
  double right = 0.0;
  for (int i = 0; i < kOthers; ++i) {
    const Bytes message = draw_bytes(stream, kMessage);
    right += agreement(apply_mask(mask, encrypt(key, message)), message) / kOthers;
  }
  return recovered(right);
}

TrialOutcome known_plaintext_mask(RandomStream& stream) {
  const Key key = draw_key(stream);
  return decrypt_others(stream, key, key);
}

TrialOutcome mask_of_another_key(RandomStream& stream) {
  const Key key = draw_key(stream);
  return decrypt_others(stream, key, draw_key(stream));
}

TrialOutcome outcome_of(const std::optional<RecoveredOrbit>& orbit, const Key& key, const Bytes& following) {
  if (!orbit) return {.success = false, .measures = {{"predicted_bytes_fraction", 0.0}}};
  const double right = agreement(predict(*orbit, kLongMessage, following.size()), following);
  return {.success = right == 1.0,
          .measures = {{"predicted_bytes_fraction", right},
                       {"mu_exact", orbit->mu == key.mu ? 1.0 : 0.0},
                       {"x0_exact", orbit->x0 == key.x0 ? 1.0 : 0.0},
                       {"mu_tried", static_cast<double>(orbit->candidates)}}};
}

// The mask of one long known message; success is that the orbit found goes on as the key's does.
TrialOutcome key_from_mask(RandomStream& stream) {
  const Key key = draw_key(stream);
  const Bytes message = draw_bytes(stream, kLongMessage);
  const Bytes orbit = orbit_bytes(key, kLongMessage + kPredicted);
  const Bytes following(orbit.begin() + kLongMessage, orbit.end());
  return outcome_of(recover_orbit(mask_of(message, encrypt(key, message)), kMostCandidates), key, following);
}

// The same bytes in another order are the orbit of no key.
TrialOutcome key_from_shuffled_mask(RandomStream& stream) {
  const Key key = draw_key(stream);
  const Bytes orbit = orbit_bytes(key, kLongMessage + kPredicted);
  Bytes mask(orbit.begin(), orbit.begin() + kLongMessage);
  for (std::size_t i = mask.size() - 1; i > 0; --i) std::swap(mask[i], mask[stream.next() % (i + 1)]);
  const Bytes following(orbit.begin() + kLongMessage, orbit.end());
  return outcome_of(recover_orbit(mask, kMostCandidates), key, following);
}

std::string instance(RandomStream& stream) {
  const Key key = draw_key(stream);
  nlohmann::ordered_json json = {{"reference", "7"},
                                 {"definition",
                                  "x(m+1) = (mu * x(m)) * (1 - x(m)) in double, x(0) = x0; byte m of the "
                                  "ciphertext is that of the plaintext XOR floor(256 x(m))"},
                                 {"mu", key.mu},
                                 {"x0", key.x0}};
  for (const std::size_t length : {kLongMessage, kMessage}) {
    const Bytes message = draw_bytes(stream, length);
    json["pairs"].push_back({{"plaintext", hex_of(message)}, {"ciphertext", hex_of(encrypt(key, message))}});
  }
  return json.dump(1);
}

Views show(RandomStream& stream, const Picture& plain) {
  const Key key = draw_key(stream);
  return views_by_mask(stream, plain, [&](const Bytes& message) { return encrypt(key, message); });
}

std::vector<Case> cases() {
  const std::vector<Measure> short_message = {{"message_bytes", kMessage}},
                             long_message = {{"message_bytes", kLongMessage}, {"predicted_bytes", kPredicted}};
  return {
      {.reference = "7",
       .attack = "decryption",
       .role = Role::scheme,
       .settings = short_message,
       .trials = 20,
       .run = decrypt_own,
       .data = "the key"},
      {.reference = "7",
       .attack = "known_plaintext_mask",
       .role = Role::break_it,
       .settings = short_message,
       .trials = 100,
       .run = known_plaintext_mask,
       .data = "one known message",
       .headline = true},
      {.reference = "7",
       .attack = "mask_of_another_key",
       .role = Role::control,
       .settings = short_message,
       .trials = 100,
       .run = mask_of_another_key,
       .data = "one known message of another key",
       .headline = true},
      {.reference = "7",
       .attack = "key_from_mask",
       .role = Role::break_it,
       .settings = long_message,
       .trials = 20,
       .run = key_from_mask,
       .data = "one known message"},
      {.reference = "7",
       .attack = "key_from_shuffled_mask",
       .role = Role::control,
       .settings = long_message,
       .trials = 20,
       .run = key_from_shuffled_mask,
       .data = "a mask that no key makes"},
  };
}

}  // namespace
}  // namespace yen_guo

System yen_guo_system() {
  return {.cases = yen_guo::cases(),
          .exports = {{.reference = "7", .name = "7_yen_guo", .json = yen_guo::instance}},
          .demonstrations = {{.reference = "7", .show = yen_guo::show}}};
}

}  // namespace anc::related
