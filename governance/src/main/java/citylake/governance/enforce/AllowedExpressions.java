package citylake.governance.enforce;

import java.util.Set;

/** What expressions a parsed statement may be made of, beside functions called by name. */
final class AllowedExpressions {
  private static final Set<String> NAMES =
      AllowedNodes.words(
          """
          Add AggregateExpression Alias And AnyValue AttributeReference BaseGroupingSets BitwiseAnd BitwiseNot BitwiseOr BitwiseXor CaseWhen Cast
          Coalesce Concat CreateNamedStruct Cube CurrentRow Divide EqualNullSafe EqualTo Exists
          First GreaterThan GreaterThanOrEqual GroupingSets If In
          InSubquery IntegralDivide IsNotNull IsNull IsNotTrue LambdaFunction Last LateralSubquery LessThan
          LessThanOrEqual Like ListQuery Literal MultiAlias Multiply NamePlaceholder Not Or RLike Remainder Rollup
          ScalarSubquery SortOrder SpecifiedWindowFrame
          StringLocate StringTrim StringTrimLeft StringTrimRight Substring Subtract
          TimestampAdd TimestampDiff UnaryMinus UnaryPositive
          UnboundedFollowing UnboundedPreceding UnresolvedAlias UnresolvedAttribute
          UnresolvedExtractValue UnresolvedFunction UnresolvedGenerator UnresolvedNamedLambdaVariable UnresolvedOrdinal
          UnresolvedStar UnresolvedStarExceptOrReplace UnresolvedWindowExpression UnspecifiedFrame
          WindowExpression WindowSpecDefinition WindowSpecReference
          """);

  private AllowedExpressions() {}

  static Set<String> names() {
    return NAMES;
  }
}
