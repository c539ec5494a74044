#include "related/record.h"

#include <algorithm>
#include <cmath>
#include <nlohmann/json.hpp>

#include "base/text.h"
#include "campaign/record_difference.h"
#include "training/train.h"

namespace anc::related {
namespace {

constexpr Role kRoles[] = {Role::scheme, Role::break_it, Role::control};

// Whole numbers without an exponent, others in shortest exact form.
std::string number_text(double value) {
  constexpr double kLargestWhole = 0x1p53;
  if (!std::isfinite(value)) return "null";
  const bool whole = value == std::floor(value) && std::fabs(value) <= kLargestWhole;
  return whole ? std::to_string(static_cast<std::int64_t>(value)) : shortest(value);
}

std::string numbers_text(const std::vector<Measure>& numbers) {
  std::string text = "{";
  for (const Measure& one : numbers) {
    text += (text.size() > 1 ? ",\"" : "\"") + one.name + "\":" + number_text(one.value);
  }
  return text + "}";
}

}  // namespace

std::uint64_t fold_text(std::string_view text) {
  std::vector<std::uint64_t> words(1 + (text.size() + 7) / 8, 0);
  words[0] = text.size();
  for (std::size_t i = 0; i < text.size(); ++i) {
    words[1 + i / 8] |= static_cast<std::uint64_t>(static_cast<unsigned char>(text[i])) << (8 * (i % 8));
  }
  return fold_key(words);
}

std::string_view name_of(Role role) {
  return role == Role::scheme ? "scheme" : role == Role::break_it ? "break" : "control";
}

std::string text_of(const std::string& reference, const std::string& attack, const std::vector<Measure>& settings) {
  std::string text = reference + "/" + attack;
  for (const Measure& setting : settings) text += " " + setting.name + "=" + number_text(setting.value);
  return text;
}

std::string text_of(const Case& one) { return text_of(one.reference, one.attack, one.settings); }

Record compute(const Case& one, std::uint64_t seed, std::uint64_t trial) {
  RandomStream stream({fold_text(text_of(one)), seed, trial});
  return {.reference = one.reference,
          .attack = one.attack,
          .role = one.role,
          .settings = one.settings,
          .seed = seed,
          .trial = trial,
          .numerics = kNumericsProfile,
          .outcome = one.run(stream)};
}

std::string to_json_line(const Record& record) {
  return "{\"reference\":\"" + record.reference + "\",\"attack\":\"" + record.attack + "\",\"role\":\"" +
         std::string(name_of(record.role)) + "\",\"settings\":" + numbers_text(record.settings) +
         ",\"seed\":" + std::to_string(record.seed) + ",\"trial\":" + std::to_string(record.trial) +
         ",\"numerics\":\"" + record.numerics + "\",\"success\":" + (record.outcome.success ? "true" : "false") +
         ",\"measures\":" + numbers_text(record.outcome.measures) + "}";
}

namespace {

using Json = nlohmann::ordered_json;

[[noreturn]] void refuse(const std::string& why) {
  throw UserError("is not a record of related_work (" + one_line(why) + ")",
                  "name a file that related_work wrote, or move this one away");
}

const Json& at(const Json& object, const char* name) {
  const auto found = object.find(name);
  if (found == object.end()) refuse(std::string("no field ") + name);
  return *found;
}

std::string string_at(const Json& object, const char* name) {
  const Json& value = at(object, name);
  if (!value.is_string()) refuse(std::string(name) + " is not a text");
  return value.get<std::string>();
}

std::uint64_t unsigned_at(const Json& object, const char* name) {
  const Json& value = at(object, name);
  if (!value.is_number_unsigned()) refuse(std::string(name) + " is not a whole number from 0");
  return value.get<std::uint64_t>();
}

std::vector<Measure> numbers_at(const Json& object, const char* name) {
  const Json& values = at(object, name);
  if (!values.is_object()) refuse(std::string(name) + " is not an object");
  std::vector<Measure> numbers;
  for (const auto& [key, value] : values.items()) {
    if (!value.is_number() && !value.is_null()) refuse(key + " is not a number");
    numbers.push_back({key, value.is_null() ? std::numeric_limits<double>::quiet_NaN() : value.get<double>()});
  }
  return numbers;
}

Role role_at(const Json& object, const char* name) {
  const std::string text = string_at(object, name);
  const auto* const found =
      std::find_if(std::begin(kRoles), std::end(kRoles), [&](Role role) { return name_of(role) == text; });
  if (found == std::end(kRoles)) refuse("unknown role " + text);
  return *found;
}

bool bool_at(const Json& object, const char* name) {
  const Json& value = at(object, name);
  if (!value.is_boolean()) refuse(std::string(name) + " is not true or false");
  return value.get<bool>();
}

}  // namespace

Record parse_record(std::string_view line) {
  constexpr std::size_t kFields = 9;
  const Json object = Json::parse(line, nullptr, /*allow_exceptions=*/false);
  if (!object.is_object()) refuse("not a JSON object");
  if (object.size() != kFields) refuse("not the fields of a record");
  return {.reference = string_at(object, "reference"),
          .attack = string_at(object, "attack"),
          .role = role_at(object, "role"),
          .settings = numbers_at(object, "settings"),
          .seed = unsigned_at(object, "seed"),
          .trial = unsigned_at(object, "trial"),
          .numerics = string_at(object, "numerics"),
          .outcome = {.success = bool_at(object, "success"), .measures = numbers_at(object, "measures")}};
}

std::vector<Record> read_records(const std::filesystem::path& path) {
  return read_all_records<RecordFormat>(path, RecordFormat{}.beginning());
}

std::string RecordFormat::difference(const Record& ours, const Record& theirs) {
  return line_difference(to_json_line(ours), to_json_line(theirs));
}

RecordFormat::Key RecordFormat::admit(const Record& record, const std::string& place) const {
  const std::string text = text_of(record.reference, record.attack, record.settings);
  const std::optional<std::size_t> found = find(text);
  if (!found || cases[*found].role != record.role) {
    throw UserError(place + " is of " + text + ", which this build does not run", kNameAnotherOut);
  }
  if (record.seed != seed) {
    throw UserError(
        place + " was made with --seed " + std::to_string(record.seed) + " where this run has " + std::to_string(seed),
        std::string("give the same seed, ") + kNameAnotherOut);
  }
  if (record.numerics != kNumericsProfile) {
    throw UserError(place + " was made with numerics " + record.numerics + " where this build has " + kNumericsProfile,
                    kNameAnotherOut);
  }
  return {*found, record.trial};
}

std::optional<std::size_t> RecordFormat::find(const std::string& text) const {
  const auto found = std::find_if(cases.begin(), cases.end(), [&](const Case& one) { return text_of(one) == text; });
  return found == cases.end() ? std::nullopt : std::optional(static_cast<std::size_t>(found - cases.begin()));
}

std::string RecordFormat::name_of(const Key& key) const {
  return text_of(cases[key.first]) + " trial " + std::to_string(key.second);
}

}  // namespace anc::related
