/** Parameters of models: each with value, unit, source and confidence, in one YAML file a model. */
package citylake.models.parameters;
