#include "base/json_reader.h"

#include <functional>
#include <set>
#include <vector>

#include "base/check.h"
#include "base/text.h"

namespace anc {
namespace {

// Finds a field that an object has twice, which the library would drop without a word.
class Repetition {
 public:
  bool operator()(int, Json::parse_event_t event, Json& value) {
    if (event == Json::parse_event_t::object_start) names_.emplace_back();
    if (event == Json::parse_event_t::object_end) names_.pop_back();
    if (event == Json::parse_event_t::key && !names_.back().insert(value.get<std::string>()).second && found.empty()) {
      found = "'" + brief(value.get<std::string>()) + "'";
    }
    return true;
  }

  std::string found;

 private:
  std::vector<std::set<std::string>> names_;  // of the objects that are open
};

std::string range_text(const std::string& minimum, const std::string& maximum) {
  return " is not from " + minimum + " to " + maximum;
}

}  // namespace

Json JsonReader::object(std::string_view line, std::size_t fields) const {
  Repetition repetition;
  Json object = Json::parse(line, std::ref(repetition), /*allow_exceptions=*/false);
  if (!object.is_object()) refuse("not a JSON object");
  if (!repetition.found.empty()) refuse(repetition.found + " occurs twice");
  if (object.size() != fields) refuse("not the fields of a record");
  return object;
}

const Json& JsonReader::at(const Json& object, std::string_view name) const {
  const auto found = object.find(name);
  if (found == object.end()) refuse("no field " + std::string(name));
  return *found;
}

std::string JsonReader::text(const Json& object, std::string_view name) const {
  const Json& value = at(object, name);
  if (!value.is_string()) refuse(std::string(name) + " is not a text");
  return value.get<std::string>();
}

bool JsonReader::truth(const Json& object, std::string_view name) const {
  const Json& value = at(object, name);
  if (!value.is_boolean()) refuse(std::string(name) + " is not true or false");
  return value.get<bool>();
}

std::uint64_t JsonReader::whole(const Json& object, std::string_view name, std::uint64_t minimum,
                                std::uint64_t maximum) const {
  const Json& value = at(object, name);
  if (!value.is_number_unsigned()) refuse(std::string(name) + " is not a whole number from 0");
  const auto number = value.get<std::uint64_t>();
  if (number < minimum || number > maximum) {
    refuse(std::string(name) + range_text(std::to_string(minimum), std::to_string(maximum)));
  }
  return number;
}

double JsonReader::real_or_none(const Json& object, std::string_view name, double minimum, double maximum) const {
  const Json& value = at(object, name);
  if (value.is_null()) return std::numeric_limits<double>::quiet_NaN();
  if (!value.is_number()) refuse(std::string(name) + " is not a number");
  const double number = value.get<double>() + 0.0;  // -0 becomes 0, which is written as it is read
  if (number < minimum || number > maximum) {
    refuse(std::string(name) + range_text(shortest(minimum), shortest(maximum)));
  }
  return number;
}

void JsonReader::refuse(const std::string& why) const {
  throw UserError("is not " + a_record_ + " (" + one_line(why) + ")", remedy_);
}

}  // namespace anc
