<#-- label, hint, control, error: the same order and the same classes as the application's own forms. -->
<#macro group name label error="" required=false hint="">
<div class="field<#if error?has_content> invalid</#if>">
  <label for="${name}" class="label">${label}<#if required> <span class="required" aria-hidden="true">*</span></#if></label>
  <#if hint?has_content><span class="hint" id="${name}-hint">${hint}</span></#if>
  <#nested>
  <div id="input-error-container-${name}">
    <#if error?has_content><span class="error" id="input-error-${name}" aria-live="polite">${error}</span></#if>
  </div>
</div>
</#macro>

<#macro errorIcon error=""></#macro>

<#macro described name error hint by="">
  <#local ids=[]>
  <#if hint?has_content><#local ids=ids+[name+"-hint"]></#if>
  <#if error?has_content><#local ids=ids+["input-error-"+name]></#if>
  <#if by?has_content><#local ids=ids+[by]></#if>
  <#if ids?has_content> aria-describedby="${ids?join(" ")}"</#if></#macro>

<#macro input name label value="" required=false autocomplete="off" fieldName=name
    error=messagesPerField.get(fieldName) autofocus=false hint="" type="text" invalid=false by="">
<@group name=name label=label error=error required=required hint=hint>
  <input id="${name}" name="${name}" value="${value}" type="${type}" autocomplete="${autocomplete}"
      <#if type == "email"> spellcheck="false" autocapitalize="none"</#if><#if autofocus> autofocus</#if>
      <#if autocomplete == "one-time-code"> inputmode="numeric"</#if>
      <#if error?has_content || invalid> aria-invalid="true"</#if><@described name=name error=error hint=hint by=by/>>
</@group>
</#macro>

<#macro password name label value="" required=false forgotPassword=false fieldName=name
    error=messagesPerField.get(fieldName) autocomplete="off" autofocus=false hint="" invalid=false by="">
<@group name=name label=label error=error required=required hint=hint>
  <div class="peek">
    <input id="${name}" name="${name}" value="${value}" type="password" autocomplete="${autocomplete}"
        <#if autofocus> autofocus</#if><#if error?has_content || invalid> aria-invalid="true"</#if>
        <@described name=name error=error hint=hint by=by/>>
    <button class="button secondary" type="button" aria-label="${msg('showPassword')}" aria-controls="${name}" data-password-toggle
            data-icon-show="peek-show" data-icon-hide="peek-hide"
            data-label-show="${msg('showPassword')}" data-label-hide="${msg('hidePassword')}"
            id="${name}-show-password"><span class="peek-show"></span></button>
  </div>
  <#nested>
  <#if forgotPassword><p class="after-field"><a href="${url.loginResetCredentialsUrl}">${msg("doForgotPassword")}</a></p></#if>
</@group>
</#macro>

<#macro clipboard name label ariaLabel=label value="" readonly=true>
<@group name=name label=label>
  <input id="${name}" name="${name}" value="${value}" type="text"<#if readonly> readonly</#if> aria-label="${ariaLabel}">
</@group>
</#macro>

<#macro checkbox name label value=false required=false>
<div class="checkbox">
  <input type="checkbox" id="${name}" name="${name}"<#if value> checked</#if>>
  <label for="${name}">${label}<#if required> <span class="required" aria-hidden="true">*</span></#if></label>
</div>
</#macro>
