#include "related/record.h"

#include <algorithm>
#include <cmath>
#include <limits>

#include "base/json_reader.h"
#include "base/text.h"
#include "campaign/record_difference.h"
#include "training/train.h"

namespace anc::related {
namespace {

constexpr std::size_t kLongestCase = 120;  // of the text of a case, in a message

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

const JsonReader& reader() {
  static const JsonReader reader("a record of related_work",
                                 "name a file that related_work wrote, or move this one away");
  return reader;
}

// A name as we give them: small letters, digits and underscores, so that it needs no escapes.
std::string plain(std::string name, std::string_view field) {
  constexpr std::size_t kLongest = 100;
  const bool is_plain = !name.empty() && name.size() <= kLongest && std::ranges::all_of(name, [](char c) {
    return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '_';
  });
  if (!is_plain) reader().refuse(std::string(field) + ": '" + brief(name) + "' is no name");
  return name;
}

// What a number of a record may be.
struct Range {
  double least, most;
  bool may_be_none;
};
constexpr double kLargest = std::numeric_limits<double>::max();

Range range_of_setting(std::string_view) { return {-kLargest, kLargest, false}; }

// A measure counts something, or is a share of it; undefined it is null.
Range range_of_measure(std::string_view name) { return {0.0, name.ends_with("_fraction") ? 1.0 : kLargest, true}; }

std::vector<Measure> numbers_at(const Json& object, const char* field, Range (*range_of)(std::string_view name)) {
  const Json& values = reader().at(object, field);
  if (!values.is_object()) reader().refuse(std::string(field) + " is not an object");
  std::vector<Measure> numbers;
  for (const auto& item : values.items()) {
    const std::string name = plain(item.key(), field);
    const Range range = range_of(name);
    numbers.push_back({name, reader().real_or_none(values, name, range.least, range.most)});
    if (!range.may_be_none && std::isnan(numbers.back().value)) reader().refuse(name + " is not a number");
  }
  return numbers;
}

Role role_at(const Json& object, const char* field) {
  const std::string text = reader().text(object, field);
  const auto* const found =
      std::find_if(std::begin(kRoles), std::end(kRoles), [&](Role role) { return name_of(role) == text; });
  if (found == std::end(kRoles)) reader().refuse("unknown role '" + brief(text) + "'");
  return *found;
}

}  // namespace

Record parse_record(std::string_view line) {
  constexpr std::size_t kFields = 9;
  const JsonReader& in = reader();
  const Json object = in.object(line, kFields);
  return {.reference = plain(in.text(object, "reference"), "reference"),
          .attack = plain(in.text(object, "attack"), "attack"),
          .role = role_at(object, "role"),
          .settings = numbers_at(object, "settings", range_of_setting),
          .seed = in.whole(object, "seed"),
          .trial = in.whole(object, "trial"),
          .numerics = plain(in.text(object, "numerics"), "numerics"),
          .outcome = {.success = in.truth(object, "success"),
                      .measures = numbers_at(object, "measures", range_of_measure)}};
}

std::vector<Record> read_records(const std::filesystem::path& path) {
  return read_all_records<RecordFormat>(path, RecordFormat{}.beginning());
}

std::string RecordFormat::difference(const Record& ours, const Record& theirs) {
  return line_difference(to_json_line(ours), to_json_line(theirs));
}

RecordFormat::Key RecordFormat::admit(const Record& record, const std::string& place) const {
  const std::optional<std::size_t> found = find(record.reference, record.attack, record.settings);
  if (!found || cases[*found].role != record.role) {
    const std::string text = text_of(record.reference, record.attack, record.settings);
    throw UserError(place + " is of " + brief(text, kLongestCase) + ", which this build does not run", kNameAnotherOut);
  }
  if (record.seed != seed) {
    throw UserError(
        place + " was made with `seed` " + std::to_string(record.seed) + " where this run has " + std::to_string(seed),
        std::string("give the same seed, ") + kNameAnotherOut);
  }
  if (record.numerics != kNumericsProfile) {
    throw UserError(place + " was made with numerics " + record.numerics + " where this build has " + kNumericsProfile,
                    kNameAnotherOut);
  }
  return {*found, record.trial};
}

std::optional<std::size_t> RecordFormat::find(const std::string& reference, const std::string& attack,
                                              const std::vector<Measure>& settings) const {
  const auto found = std::ranges::find_if(cases, [&](const Case& one) {
    return one.reference == reference && one.attack == attack && one.settings == settings;
  });
  return found == cases.end() ? std::nullopt : std::optional(static_cast<std::size_t>(found - cases.begin()));
}

std::optional<std::size_t> RecordFormat::find(const std::string& text) const {
  const auto found = std::ranges::find_if(cases, [&](const Case& one) { return text_of(one) == text; });
  return found == cases.end() ? std::nullopt : std::optional(static_cast<std::size_t>(found - cases.begin()));
}

std::string RecordFormat::name_of(const Key& key) const {
  return text_of(cases[key.first]) + " trial " + std::to_string(key.second);
}

}  // namespace anc::related
