// JSON as records have it: one object a line, each field there, of its kind and in its range, none twice. What is not
// so is refused by a UserError that names the field.
#pragma once

#include <cstdint>
#include <limits>
#include <nlohmann/json.hpp>
#include <string>
#include <string_view>

namespace anc {

using Json = nlohmann::ordered_json;  // fields in the order of the text

class JsonReader {
 public:
  // Refusals read "is not `a_record` (WHY): `remedy`".
  JsonReader(std::string a_record, std::string remedy) : a_record_(std::move(a_record)), remedy_(std::move(remedy)) {}

  // The one object that the line is, of so many fields.
  Json object(std::string_view line, std::size_t fields) const;

  // A field of an object. Numbers lie in their range, bounds included; null is the number that is none, where it may
  // be.
  const Json& at(const Json& object, std::string_view name) const;
  std::string text(const Json& object, std::string_view name) const;
  bool truth(const Json& object, std::string_view name) const;
  std::uint64_t whole(const Json& object, std::string_view name, std::uint64_t minimum = 0,
                      std::uint64_t maximum = std::numeric_limits<std::uint64_t>::max()) const;
  double real_or_none(const Json& object, std::string_view name, double minimum, double maximum) const;

  [[noreturn]] void refuse(const std::string& why) const;

 private:
  std::string a_record_, remedy_;
};

}  // namespace anc
