#include "results/sheet.h"

#include "base/check.h"
#include "results/format.h"

namespace anc {
namespace {

// One overload a kind of value.
struct Speller {
  Spelling spelling;

  bool latex() const { return spelling == Spelling::latex; }
  std::string dash() const { return latex() ? "--" : "-"; }

  std::string operator()(Absent) const { return spelling == Spelling::data ? "NA" : dash(); }
  std::string operator()(const std::string& text) const { return latex() ? latex_escape(text) : text; }
  std::string operator()(std::int64_t count) const { return std::to_string(count); }
  std::string operator()(double number) const { return exact(number); }
  std::string operator()(const Rate& rate) const { return text_of(rate); }
  std::string operator()(const Interval& interval) const {
    return percent(interval.low) + dash() + percent(interval.high);
  }
  std::string operator()(Percent rate) const { return percent(rate.fraction); }
  std::string operator()(PValue value) const {
    const std::string text = p_value(value.p);
    return latex() && text.starts_with('<') ? "$<$" + text.substr(1) : text;
  }
  std::string operator()(const Rounded& value) const {
    if (spelling == Spelling::data) return exact(value.number);
    const std::string star = value.starred ? "*" : "";
    if (latex()) return (value.times ? "$\\times " : "$") + latex_number(value.number) + "$" + star;
    return (value.times ? "x " : "") + four_digits(value.number) + star;
  }
  std::string operator()(Passed verdict) const {
    if (latex()) return verdict.passed ? "\\verdictPass" : "\\verdictFail";
    return verdict.passed ? "PASS" : "FAIL";
  }
  std::string operator()(const Spread& spread) const {
    return count_or_half(spread.median) + " (" + std::to_string(spread.minimum) + dash() +
           std::to_string(spread.maximum) + ")";
  }
  std::string operator()(const std::vector<TrialRange>& ranges) const {
    std::vector<std::string> parts;
    for (const TrialRange& range : ranges) {
      const bool single = range.first == range.last;
      parts.push_back("seed " + std::to_string(range.seed) + (single ? ", trial " : ", trials ") +
                      std::to_string(range.first) + (single ? "" : dash() + std::to_string(range.last)));
    }
    return joined(parts, "; ");
  }
};

std::vector<std::string> spelled_row(const Sheet& sheet, const std::vector<Value>& row, Spelling spelling) {
  check(row.size() == sheet.columns.size(), "Sheet: every row has one value a column");
  std::vector<std::string> texts;
  for (std::size_t i = 0; i < row.size(); ++i) {
    if (spelling == Spelling::latex && !sheet.columns[i].in_latex) continue;
    texts.push_back(spelled(row[i], spelling));
  }
  return texts;
}

std::vector<std::string> heads_of(const Sheet& sheet) {
  std::vector<std::string> heads;
  for (const Column& column : sheet.columns) heads.push_back(column.head);
  return heads;
}

}  // namespace

std::string spelled(const Value& value, Spelling spelling) { return std::visit(Speller{spelling}, value); }

void add_row(Sheet& sheet, std::vector<Datum> row) {
  if (sheet.columns.empty()) {
    for (const Datum& datum : row) sheet.columns.push_back({datum.name});
  }
  check(row.size() == sheet.columns.size(), "add_row: the columns of the sheet");
  std::vector<Value> values;
  for (std::size_t i = 0; i < row.size(); ++i) {
    check(row[i].name == sheet.columns[i].head, "add_row: the columns of the sheet");
    values.push_back(std::move(row[i].value));
  }
  sheet.rows.push_back(std::move(values));
}

void add_interval(std::vector<Datum>& row, const std::string& name, const Rate& rate) {
  const Interval interval = rate.interval();
  row.insert(row.end(), {{name + "_low", interval.low}, {name + "_high", interval.high}});
}

std::string terminal_text(const Sheet& sheet) {
  std::vector<std::vector<std::string>> rows = {heads_of(sheet)};
  for (const auto& row : sheet.rows) rows.push_back(spelled_row(sheet, row, Spelling::terminal));
  std::vector<bool> left;
  for (const Column& column : sheet.columns) left.push_back(column.left);
  return aligned(rows, left);
}

std::string data_text(const Sheet& sheet) {
  std::string text = "# columns: " + joined(heads_of(sheet), "\t") + "\n";
  for (const auto& row : sheet.rows) text += joined(spelled_row(sheet, row, Spelling::data), "\t") + "\n";
  return text;
}

std::string latex_rows(const Sheet& sheet, Groups groups) {
  std::string text;
  for (const auto& row : sheet.rows) {
    const std::vector<std::string> texts = spelled_row(sheet, row, Spelling::latex);
    const bool goes_on = texts.front().empty();
    if (!text.empty()) text += goes_on && groups == Groups::unbroken ? "*\n" : "\n";
    if (!text.empty() && !goes_on && groups != Groups::plain) text += "\\addlinespace\n";
    text += joined(texts, " & ") + " \\\\";
  }
  return text.empty() ? text : text + "\n";
}

}  // namespace anc
