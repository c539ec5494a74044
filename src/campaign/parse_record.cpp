#include <limits>
#include <nlohmann/json.hpp>

#include "base/check.h"
#include "base/text.h"
#include "campaign/record.h"
#include "campaign/settings.h"

namespace anc {
namespace {

using Json = nlohmann::json;

constexpr std::size_t kFields = 18;  // of a record

[[noreturn]] void refuse(const std::string& why) {
  throw UserError("is not a record of this package (" + one_line(why) + ")",
                  "name a file that an experiment wrote, or move this one away");
}

const Json& at(const Json& object, std::string_view name) {
  const auto found = object.find(name);
  if (found == object.end()) refuse("no field " + std::string(name));
  return *found;
}

std::string string_at(const Json& object, std::string_view name) {
  const Json& value = at(object, name);
  if (!value.is_string()) refuse(std::string(name) + " is not a text");
  return value.get<std::string>();
}

bool bool_at(const Json& object, std::string_view name) {
  const Json& value = at(object, name);
  if (!value.is_boolean()) refuse(std::string(name) + " is not true or false");
  return value.get<bool>();
}

std::uint64_t unsigned_at(const Json& object, std::string_view name,
                          std::uint64_t maximum = std::numeric_limits<std::uint64_t>::max()) {
  const Json& value = at(object, name);
  if (!value.is_number_unsigned()) refuse(std::string(name) + " is not a whole number from 0");
  if (value.get<std::uint64_t>() > maximum) refuse(std::string(name) + " is too large");
  return value.get<std::uint64_t>();
}

double double_at(const Json& object, std::string_view name) {
  const Json& value = at(object, name);
  if (value.is_null()) return std::numeric_limits<double>::quiet_NaN();
  if (!value.is_number()) refuse(std::string(name) + " is not a number");
  return value.get<double>();
}

std::uint64_t hash_at(const Json& object, std::string_view name) {
  const std::optional<std::uint64_t> hash = parse_hex16(string_at(object, name));
  if (!hash) refuse(std::string(name) + " is not 16 hexadecimal digits");
  return *hash;
}

TrialId id_of(const Json& object) {
  const std::string name = string_at(object, "experiment");
  const std::optional<Experiment> experiment = experiment_named(name);
  if (!experiment) refuse("unknown experiment " + name);
  const std::uint64_t key_bits = unsigned_at(object, "key_bits", kMaxKeyBits);
  if (key_bits < 1) refuse("key_bits is 0");
  return {.experiment = *experiment,
          .key_bits = static_cast<int>(key_bits),
          .seed = unsigned_at(object, "seed"),
          .trial = unsigned_at(object, "trial")};
}

void set_checked(Hyperparameters& settings, const HyperparameterRow& row, double value) {
  try {
    set(settings, row, value);
  } catch (const UserError& error) {
    refuse(error.what());
  }
}

Hyperparameters settings_of(const Json& object, const TrialId& id) {
  if (!object.is_object()) refuse("settings is not an object");
  Hyperparameters settings = default_hyperparameters(id.experiment, id.key_bits);
  std::size_t count = 0;
  for (const HyperparameterRow& row : hyperparameter_table()) {
    if (!applies(row, id.experiment)) continue;
    const Json& value = at(object, row.name);
    if (!value.is_number()) refuse(std::string(row.name) + " is not a number");
    set_checked(settings, row, value.get<double>());
    ++count;
  }
  if (object.size() != count) refuse("unknown settings");
  return settings;
}

std::vector<std::int64_t> weights_row(const Json& row, std::size_t n) {
  if (!row.is_array() || row.size() != n) refuse("a row of rounded_weights has not n numbers");
  std::vector<std::int64_t> weights;
  for (const Json& value : row) {
    if (!value.is_number_integer()) refuse("a weight is not an integer");
    weights.push_back(value.get<std::int64_t>());
  }
  return weights;
}

std::vector<std::vector<std::int64_t>> weights_of(const Json& rows, std::size_t n) {
  if (!rows.is_array() || rows.size() != 2 * n) refuse("rounded_weights has not 2n rows");
  std::vector<std::vector<std::int64_t>> weights;
  for (const Json& row : rows) weights.push_back(weights_row(row, n));
  return weights;
}

std::vector<std::string> cipher_of(const Json& bits, std::size_t n) {
  if (!bits.is_array() || bits.size() != n) refuse("cipher has not n texts");
  std::vector<std::string> cipher;
  for (const Json& bit : bits) {
    if (!bit.is_string()) refuse("a bit of cipher is not a text");
    cipher.push_back(bit.get<std::string>());
  }
  return cipher;
}

}  // namespace

Record parse_record(std::string_view line) {
  const Json object = Json::parse(line, nullptr, /*allow_exceptions=*/false);
  if (!object.is_object()) refuse("not a JSON object");
  if (object.size() != kFields) refuse("not the fields of a record");
  const TrialId id = id_of(object);
  const auto n = static_cast<std::size_t>(id.key_bits);
  return {.id = id,
          .numerics = string_at(object, "numerics"),
          .settings = settings_of(at(object, "settings"), id),
          .rounds = static_cast<std::int64_t>(unsigned_at(object, "rounds", std::numeric_limits<std::int64_t>::max())),
          .converged = bool_at(object, "converged"),
          .communicates = bool_at(object, "communicates"),
          .algorithm1 = bool_at(object, "algorithm1"),
          .one_time_pad = bool_at(object, "one_time_pad"),
          .perfectly_secret = bool_at(object, "perfectly_secret"),
          .leaked_bits = static_cast<int>(unsigned_at(object, "leaked_bits", n)),
          .bob_error = double_at(object, "bob_error"),
          .eve_error = double_at(object, "eve_error"),
          .rounded_weights = weights_of(at(object, "rounded_weights"), n),
          .cipher = cipher_of(at(object, "cipher"), n),
          .weights_hash = hash_at(object, "weights_hash")};
}

}  // namespace anc
