#include "campaign/record.h"

#include <cmath>
#include <nlohmann/json.hpp>

#include "base/text.h"
#include "campaign/settings.h"

namespace anc {
namespace {

// Our own writer: doubles in the shortest exact form, which a JSON library does not promise. A diverged training may
// leave an error that is not a number: null.
std::string number_text(double value) { return std::isfinite(value) ? shortest(value) : "null"; }

std::string quoted(const std::string& text) { return nlohmann::json(text).dump(); }

template <class Items, class Write>
std::string array_text(const Items& items, const Write& write) {
  std::string text = "[";
  for (const auto& item : items) {
    if (text.size() > 1) text += ',';
    text += write(item);
  }
  return text + "]";
}

std::string weights_text(const std::vector<std::vector<std::int64_t>>& rows) {
  const auto row_text = [](const std::vector<std::int64_t>& row) {
    return array_text(row, [](std::int64_t weight) { return std::to_string(weight); });
  };
  return array_text(rows, row_text);
}

std::string settings_text(const Hyperparameters& settings, Experiment experiment) {
  std::string text;
  for (const HyperparameterRow& row : hyperparameter_table()) {
    if (!is_written(settings, row, experiment)) continue;
    text += (text.empty() ? "{\"" : ",\"") + std::string(row.name) + "\":" + value_text(settings, row);
  }
  return text.empty() ? "{}" : text + "}";
}

// Writes {"name":value,...} in the order of the calls.
class ObjectWriter {
 public:
  void add(const char* name, const std::string& value) {
    text_ += (text_.empty() ? "{\"" : ",\"") + std::string(name) + "\":" + value;
  }
  void add(const char* name, bool value) { add(name, std::string(value ? "true" : "false")); }
  std::string finish() const { return text_ + "}"; }

 private:
  std::string text_;
};

}  // namespace

std::string to_json_line(const Record& record) {
  ObjectWriter object;
  object.add("experiment", quoted(std::string(name_of(record.id.experiment))));
  object.add("key_bits", std::to_string(record.id.key_bits));
  object.add("seed", std::to_string(record.id.seed));
  object.add("trial", std::to_string(record.id.trial));
  object.add("numerics", quoted(record.numerics));
  object.add("settings", settings_text(record.settings, record.id.experiment));
  object.add("rounds", std::to_string(record.rounds));
  object.add("converged", record.converged);
  object.add("communicates", record.communicates);
  object.add("algorithm1", record.algorithm1);
  object.add("one_time_pad", record.one_time_pad);
  object.add("perfectly_secret", record.perfectly_secret);
  object.add("leaked_bits", std::to_string(record.leaked_bits));
  object.add("bob_error", number_text(record.bob_error));
  object.add("eve_error", number_text(record.eve_error));
  object.add("rounded_weights", weights_text(record.rounded_weights));
  object.add("cipher", array_text(record.cipher, quoted));
  object.add("weights_hash", quoted(hex16(record.weights_hash)));
  return object.finish();
}

}  // namespace anc
