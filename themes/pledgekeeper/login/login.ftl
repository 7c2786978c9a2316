<#import "template.ftl" as layout>
<#import "field.ftl" as field>
<#import "buttons.ftl" as buttons>
<#import "social-providers.ftl" as identityProviders>
<#import "passkeys.ftl" as passkeys>
<#assign wrong = messagesPerField.existsError('username','password')>
<@layout.registrationLayout displayMessage=!wrong; section>
    <#if section = "header">
        ${msg("loginAccountTitle")}
    <#elseif section = "form">
        <#-- One message for the pair: which of the two is wrong stays unsaid, so neither box claims it. -->
        <#if wrong>
        <div class="notice careful" id="kc-message" role="alert">
          <p id="input-error">${messagesPerField.getFirstError('username','password')}</p>
        </div>
        </#if>
        <#if realm.password>
        <form id="kc-form-login" class="form" onsubmit="login.disabled = true; return true;"
            action="${url.loginAction}" method="post" novalidate="novalidate">
            <#if !usernameHidden??>
            <@field.input name="username" label=msg("email") type="email"
                error="" invalid=wrong by=wrong?then("kc-message","") autofocus=!wrong
                autocomplete="${(enableWebAuthnConditionalUI?has_content)?then('username webauthn', 'username')}" value=login.username!'' />
            </#if>
            <@field.password name="password" label=msg("password")
                error="" invalid=wrong by=wrong?then("kc-message","") forgotPassword=realm.resetPasswordAllowed
                autofocus=(usernameHidden?? || wrong) autocomplete="current-password">
                <#if realm.rememberMe && !usernameHidden??>
                <@field.checkbox name="rememberMe" label=msg("rememberMe") value=login.rememberMe?? />
                </#if>
            </@field.password>
            <input type="hidden" id="id-hidden-input" name="credentialId"
                <#if auth.selectedCredential?has_content>value="${auth.selectedCredential}"</#if>>
            <@buttons.loginButton />
        </form>
        <div class="after"><p class="hint">${msg("loginHelp")}</p></div>
        </#if>
        <@passkeys.conditionalUIData />
    <#elseif section = "socialProviders" >
        <#if realm.password && social.providers?? && social.providers?has_content>
            <@identityProviders.show social=social/>
        </#if>
    </#if>
</@layout.registrationLayout>
