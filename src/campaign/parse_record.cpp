#include <algorithm>
#include <limits>

#include "base/check.h"
#include "base/json_reader.h"
#include "base/text.h"
#include "campaign/record.h"
#include "campaign/settings.h"

namespace anc {
namespace {

constexpr std::size_t kFields = 18;                                           // of a record
constexpr std::uint64_t kLargest = std::numeric_limits<std::int64_t>::max();  // of a weight

const JsonReader& reader() {
  static const JsonReader reader("a record of this package",
                                 "name a file that an experiment wrote, or move this one away");
  return reader;
}

[[noreturn]] void refuse(const std::string& why) { reader().refuse(why); }

std::uint64_t hash_at(const Json& object, std::string_view name) {
  const std::optional<std::uint64_t> hash = parse_hex16(reader().text(object, name));
  if (!hash) refuse(std::string(name) + " is not 16 hexadecimal digits");
  return *hash;
}

// Letters and digits, as "n1".
std::string numerics_of(const Json& object) {
  std::string name = reader().text(object, "numerics");
  const bool plain = !name.empty() && name.size() <= 16 &&
                     std::ranges::all_of(name, [](char c) { return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9'); });
  if (!plain) refuse("numerics is not the name of a profile");
  return name;
}

TrialId id_of(const Json& object) {
  const std::string name = reader().text(object, "experiment");
  const std::optional<Experiment> experiment = experiment_named(name);
  if (!experiment) refuse("unknown experiment '" + brief(name) + "'");
  return {.experiment = *experiment,
          .key_bits = static_cast<int>(reader().whole(object, "key_bits", 0, kMaxKeyBits)),
          .seed = reader().whole(object, "seed"),
          .trial = reader().whole(object, "trial")};
}

// What is wrong for a flag is wrong in a record.
template <class Check>
void checked(const Check& check) {
  try {
    check();
  } catch (const UserError& error) {
    refuse(error.what());
  }
}

Hyperparameters settings_of(const Json& object, const TrialId& id) {
  if (!object.is_object()) refuse("settings is not an object");
  Hyperparameters settings = {};
  std::size_t count = 0;
  for (const HyperparameterRow& row : hyperparameter_table()) {
    if (!applies(row, id.experiment)) continue;
    if (row.unwritten && !object.contains(row.name)) {
      set(settings, row, *row.unwritten);
      continue;
    }
    const Json& value = reader().at(object, row.name);
    if (!value.is_number()) refuse(std::string(row.name) + " is not a number");
    checked([&] { set(settings, row, value.get<double>()); });
    ++count;
  }
  if (object.size() != count) refuse("unknown settings");
  checked([&] { check_sizes(id.key_bits, settings); });
  const Hyperparameters defaults = defaults_beside(id.experiment, id.key_bits, settings);
  for (const HyperparameterRow& row : hyperparameter_table()) {
    if (!applies(row, id.experiment)) set(settings, row, get(defaults, row));
  }
  return settings;
}

std::vector<std::int64_t> weights_row(const Json& row, std::size_t n) {
  if (!row.is_array() || row.size() != n) refuse("a row of rounded_weights has not n numbers");
  std::vector<std::int64_t> weights;
  for (const Json& value : row) {
    if (!value.is_number_integer()) refuse("a weight of rounded_weights is not an integer");
    if (value.is_number_unsigned() && value.get<std::uint64_t>() > kLargest) {
      refuse("a weight of rounded_weights does not fit 64 bits");
    }
    weights.push_back(value.get<std::int64_t>());
  }
  return weights;
}

std::vector<std::vector<std::int64_t>> weights_of(const Json& rows, std::size_t n, std::size_t m) {
  if (!rows.is_array() || rows.size() != n + m) refuse("rounded_weights has not n + m rows");
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

// Whether so many rounds end a trial: a full window that meets the criterion, or the cap.
void check_ending(const Record& record) {
  const std::int64_t window = record.settings.stop_window, cap = record.settings.max_rounds;
  if (record.converged && record.rounds % window != 0) {
    refuse("rounds is no multiple of stop_window, where converged is true");
  }
  if (!record.converged && record.rounds != cap) refuse("rounds is not max_rounds, where converged is false");
}

// The verdict is that of the weights, whatever the line says.
void check_verdict(const Record& record) {
  Record judged = record;
  judge(judged);
  const auto check_field = [](const char* name, const auto& filed, const auto& decided) {
    if (filed != decided) refuse(std::string(name) + " is not what its rounded_weights make it");
  };
  check_field("communicates", record.communicates, judged.communicates);
  check_field("algorithm1", record.algorithm1, judged.algorithm1);
  check_field("one_time_pad", record.one_time_pad, judged.one_time_pad);
  check_field("perfectly_secret", record.perfectly_secret, judged.perfectly_secret);
  check_field("leaked_bits", record.leaked_bits, judged.leaked_bits);
  check_field("cipher", record.cipher, judged.cipher);
}

}  // namespace

Record parse_record(std::string_view line) {
  const JsonReader& in = reader();
  const Json object = in.object(line, kFields);
  const TrialId id = id_of(object);
  const Hyperparameters settings = settings_of(in.at(object, "settings"), id);
  const auto n = static_cast<std::size_t>(message_bits_of(id.key_bits, settings));
  const auto cap = static_cast<std::uint64_t>(settings.max_rounds);
  Record record = {
      .id = id,
      .numerics = numerics_of(object),
      .settings = settings,
      .rounds = static_cast<std::int64_t>(in.whole(object, "rounds", 1, cap)),
      .converged = in.truth(object, "converged"),
      .communicates = in.truth(object, "communicates"),
      .algorithm1 = in.truth(object, "algorithm1"),
      .one_time_pad = in.truth(object, "one_time_pad"),
      .perfectly_secret = in.truth(object, "perfectly_secret"),
      .leaked_bits = static_cast<int>(in.whole(object, "leaked_bits", 0, n)),
      .bob_error = in.real_or_none(object, "bob_error", 0.0, 1.0),
      .eve_error = in.real_or_none(object, "eve_error", 0.0, 1.0),
      .rounded_weights = weights_of(in.at(object, "rounded_weights"), n, static_cast<std::size_t>(id.key_bits)),
      .cipher = cipher_of(in.at(object, "cipher"), n),
      .weights_hash = hash_at(object, "weights_hash")};
  check_ending(record);
  check_verdict(record);
  return record;
}

}  // namespace anc
